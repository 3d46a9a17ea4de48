import { describe, expect, it } from "vitest";
import { absent } from "../../../support/tools.ts";
import { aCloud } from "./stub-aws.ts";

const missing = absent("jq");
const aSite = () => aCloud("static-site", "switch.sh");

/** A site where one release is shown and the second one is uploaded. */
function withTwo() {
  const site = aSite();
  for (const command of [
    ["upload", "dist", "one", "1.0.0"],
    ["promote", "one"],
    ["upload", "dist", "two", "2.0.0"],
  ])
    site.run("production", ...command);
  return site;
}
const shown = (site: ReturnType<typeof aSite>) => site.run("production", "status").output.trim().split("\n");

describe.skipIf(missing)(`switch.sh of a static site${missing}`, () => {
  it("shows an upload to nobody, and keeps it ready for the preview", () => {
    expect(shown(withTwo())).toEqual(["active: one", "previous: nothing", "canary: two (0 %)"]);
  });

  it("never writes a complete release again", () => {
    const site = withTwo();
    const copied = site.calls("s3 sync").length;
    expect(site.run("production", "upload", "dist", "two", "2.0.0").status).toBe(0);
    expect(site.calls("s3 sync")).toHaveLength(copied);
  });

  it("says in the release what it is", () => {
    expect(JSON.parse(withTwo().read("releases_two_release.json"))).toEqual({ release: "two", version: "2.0.0" });
  });

  it("gives a canary its share and takes it back", () => {
    const site = withTwo();
    site.run("production", "canary", "two", "10");
    expect(shown(site)).toEqual(["active: one", "previous: nothing", "canary: two (10 %)"]);
    site.run("production", "abort");
    expect(shown(site)).toEqual(["active: one", "previous: nothing", "canary: nothing (0 %)"]);
  });

  it("promotes in one write and keeps the release before", () => {
    const site = withTwo();
    const writes = site.calls("cloudfront-keyvaluestore update-keys").length;
    site.run("production", "promote", "two");
    expect(shown(site)).toEqual(["active: two", "previous: one", "canary: nothing (0 %)"]);
    expect(site.calls("cloudfront-keyvaluestore update-keys")).toHaveLength(writes + 1);
  });

  it("goes back once, and a second time changes nothing", () => {
    const site = withTwo();
    site.run("production", "promote", "two");
    for (const _ of [1, 2]) {
      expect(site.run("production", "rollback").status).toBe(0);
      expect(shown(site)[0]).toBe("active: one");
    }
  });

  it("changes nothing where a promotion is repeated: the way back stays", () => {
    const site = withTwo();
    site.run("production", "promote", "two");
    site.run("production", "promote", "two");
    expect(shown(site)).toEqual(["active: two", "previous: one", "canary: nothing (0 %)"]);
  });

  it("refuses a release that is not complete, and a share that is none", () => {
    const site = withTwo();
    expect(site.run("production", "promote", "three")).toMatchObject({ status: 1, output: expect.stringContaining("upload it first") });
    expect(site.run("production", "canary", "two", "101").status).toBe(1);
    expect(shown(site)[0]).toBe("active: one");
  });

  it("writes only over what it has read", () => {
    const [write = ""] = withTwo().calls("cloudfront-keyvaluestore update-keys");
    expect(write).toContain("--if-match etag");
  });

  it("explains itself at what it does not know", () => {
    expect(aSite().run("moon", "status")).toMatchObject({ status: 2, output: expect.stringContaining("usage: switch.sh") });
    expect(aSite().run("dev", "explode").status).toBe(2);
  });
});
