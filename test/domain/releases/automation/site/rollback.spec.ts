import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { aContext } from "../a-context.ts";
import { contentOf, folderOf, run } from "../files.ts";

/** The switch script of the infrastructure step, in files. */
const SWITCH = `#!/usr/bin/env bash
cd "$(dirname "$0")"
echo "$*" >> calls
case $2 in
  status) cat status ;;
  rollback) printf 'active: bbb222\\nprevious: nothing\\ncanary: nothing (0 %%)\\n' > status ;;
esac
`;
const AWS = `#!/usr/bin/env bash
[[ $1 == s3api && -e "$(dirname "$0")/../cleared" ]] && exit 254
echo bucket
`;
const STATUS = "active: aaa111\nprevious: bbb222\ncanary: nothing (0 %)\n";

function site(overrides: Readonly<Record<string, string>> = {}) {
  const folder = folderOf({
    status: STATUS,
    ...overrides,
    calls: "",
    "switch.sh": SWITCH,
    "bin/aws": AWS,
    "rollback.sh": contentOf(aContext({ stack: "static-site" }), "scripts/rollback.sh"),
  });
  const PATH = `${folder}/bin:${process.env.PATH}`;
  return {
    rollback: (...more: string[]) =>
      run(folder, "bash", ["rollback.sh", "--environment", "production", "--from", "aaa1", ...more], { PATH }),
    changes: () =>
      readFileSync(join(folder, "calls"), "utf8")
        .split("\n")
        .filter((line) => line !== "" && !line.endsWith(" status")),
  };
}

describe("the rollback of a site", () => {
  it("shows the release before, and does nothing the second time", () => {
    const { rollback, changes } = site();

    expect(rollback()).toMatchObject({ status: 0 });
    expect(rollback()).toMatchObject({ status: 0, said: expect.stringContaining("nothing to do") });
    expect(changes()).toEqual(["production rollback"]);
  });

  it("takes a canary back, and leaves what the others see", () => {
    const { rollback, changes } = site({ status: "active: bbb222\nprevious: ccc333\ncanary: aaa111 (10 %)\n" });

    expect(rollback()).toMatchObject({ status: 0 });
    expect(changes()).toEqual(["production abort"]);
  });

  test.each([
    ["there is no release before", { status: STATUS.replace("bbb222", "nothing") }, 3, "no release before"],
    ["its files are gone", { cleared: "" }, 3, "not in the bucket"],
    ["the release has no visitors", { status: STATUS.replace("aaa111", "ddd444") }, 0, "nothing to do"],
  ])("changes nothing where %s", (_, overrides, status, said) => {
    const { rollback, changes } = site(overrides);

    expect(rollback()).toMatchObject({ status, said: expect.stringContaining(said) });
    expect(changes()).toEqual([]);
  });

  it("says what it would do, and does not, when asked so", () => {
    const { rollback, changes } = site();

    expect(rollback("--dry-run")).toEqual({ status: 0, said: "would run: switch.sh production rollback\n" });
    expect(changes()).toEqual([]);
  });
});
