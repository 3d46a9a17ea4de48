import { describe, expect, it } from "vitest";
import { aCluster } from "./stub-cluster.ts";

const ONE = "ghcr.io/acme/churn@sha256:1";
const TWO = "ghcr.io/acme/churn@sha256:2";

/** A cluster where the first release is live and the second one has arrived without traffic. */
function withTwo() {
  const cluster = aCluster();
  cluster.switch("production", "deploy", ONE, "1.0.0");
  cluster.switch("production", "deploy", TWO, "2.0.0");
  return cluster;
}

describe("switch.sh", () => {
  it("installs the first release on both colours, with the traffic on blue", () => {
    const cluster = aCluster();
    expect(cluster.switch("production", "deploy", ONE, "1.0.0").status).toBe(0);
    expect(cluster.state()).toEqual({ active: "blue", canary: false, standby: "small", blue: ONE, green: ONE });
  });

  it("deploys to the colour without traffic and leaves the other one as it is", () => {
    expect(withTwo().state()).toEqual({ active: "blue", canary: false, standby: "small", blue: ONE, green: TWO });
  });

  it("shares the traffic for a canary and takes it back", () => {
    const cluster = withTwo();
    expect(cluster.switch("production", "canary", TWO).status).toBe(0);
    expect(cluster.state()).toMatchObject({ active: "blue", canary: true });
    expect(cluster.switch("production", "abort").status).toBe(0);
    expect(cluster.state()).toEqual({ active: "blue", canary: false, standby: "small", blue: ONE, green: TWO });
  });

  it("promotes in two steps, full size first, and keeps the old colour for the way back", () => {
    const cluster = withTwo();
    cluster.switch("production", "canary", TWO);
    expect(cluster.switch("production", "promote", TWO).status).toBe(0);
    expect(cluster.state()).toEqual({ active: "green", canary: false, standby: "full", blue: ONE, green: TWO });
    const [grow, change] = cluster.installs().slice(-2);
    expect(grow).toContain("activeColor=blue --set canary=true --set-string standby=full");
    expect(change).toContain("activeColor=green --set canary=false --set-string standby=full");
  });

  it("grows to what the load has made of the active colour, not to the least of it", () => {
    const cluster = withTwo();
    cluster.set("ready", "8");
    expect(cluster.switch("production", "promote", TWO).status).toBe(0);
    const [grow, change] = cluster.installs().slice(-2);
    expect(grow).toContain("replicas.min=8");
    expect(change).not.toContain("replicas.min");
  });

  it("does not switch to a colour whose pods do not get ready", () => {
    const cluster = withTwo();
    cluster.set("ready", "1");
    const { status, output } = cluster.switch("production", "promote", TWO);
    expect([status, cluster.state().active]).toEqual([1, "blue"]);
    expect(output).toContain("only 1 of 3 pods of green are ready; the traffic was not switched");
  });

  it("goes back to the release before, and a second time changes nothing", () => {
    const cluster = withTwo();
    cluster.switch("production", "promote", TWO);
    expect(cluster.switch("production", "rollback", TWO).status).toBe(0);
    expect(cluster.state().active).toBe("blue");
    const installs = cluster.installs().length;
    expect(cluster.switch("production", "rollback", TWO).status).toBe(0);
    expect([cluster.state().active, cluster.installs().length]).toEqual(["blue", installs]);
  });

  it("changes nothing where a command is repeated", () => {
    const cluster = withTwo();
    for (const command of [
      ["canary", TWO],
      ["promote", TWO],
      ["deploy", TWO, "2.0.0"],
    ]) {
      cluster.switch("production", ...command);
      const before = [cluster.state(), cluster.installs().length];
      expect(cluster.switch("production", ...command).status).toBe(0);
      expect([cluster.state(), cluster.installs().length]).toEqual(before);
    }
  });

  it("does not promote an old image that stands on the idle colour when a run is repeated", () => {
    const cluster = withTwo();
    cluster.switch("production", "promote", TWO);
    cluster.switch("production", "deploy", TWO, "2.0.0");
    expect(cluster.switch("production", "promote", TWO).status).toBe(0);
    expect(cluster.state().active).toBe("green");
  });

  it("refuses an image that no colour runs, and a way back where there is none", () => {
    const cluster = aCluster();
    cluster.switch("production", "deploy", ONE, "1.0.0");
    expect(cluster.switch("production", "promote", TWO).output).toContain("deploy it first");
    expect(cluster.switch("production", "rollback", ONE).output).toContain("no other release to go back to");
  });

  it("fails where Helm does", () => {
    const cluster = withTwo();
    cluster.set("broken", "");
    expect(cluster.switch("production", "promote", TWO).status).not.toBe(0);
  });

  it.each([
    ["an environment that is not the release's", ["moon", "status"]],
    ["a command that it does not know", ["dev", "explode"]],
    ["an argument too few", ["dev", "deploy", ONE]],
    ["nothing", []],
  ])("explains itself and changes nothing at %s", (_what, args) => {
    const cluster = aCluster();
    const { status, output } = cluster.switch(...args);
    expect([status, cluster.installs()]).toEqual([2, []]);
    expect(output).toContain("usage: switch.sh ENVIRONMENT COMMAND");
  });
});
