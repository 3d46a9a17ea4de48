import { beforeEach, describe, expect, it } from "vitest";
import type { KeptEnvironment } from "../../../lambdas/domain/releases/environments/kept-environment.ts";
import { getEnvironment, listEnvironments, putEnvironment, settingsFor } from "../../../lambdas/store/releases/environments.ts";
import type { Table } from "../../../lambdas/store/table.ts";
import { MemoryTables } from "../../support/memory-table.ts";

let table: Table;
/** Whether each read saw what was written last. */
let consistent: (boolean | undefined)[];

beforeEach(() => {
  const { client, name } = new MemoryTables("none").table("environments-store");
  consistent = [];
  const send = async (command: { constructor: { name: string }; input: { ConsistentRead?: boolean } }) => {
    if (command.constructor.name !== "PutCommand") consistent.push(command.input.ConsistentRead);
    return client.send(command as never);
  };
  table = { name, client: { send } as unknown as Table["client"] };
});

const kept = (overrides: Partial<KeptEnvironment> = {}): KeptEnvironment => ({
  environment: "production",
  service: null,
  named: { soakSeconds: 60 },
  signingSecret: "hush",
  revision: 1,
  updatedBy: "admin",
  updatedAt: "2026-11-21T12:00:00.000Z",
  ...overrides,
});

describe("a stored environment", () => {
  it("is read as it was put, with no more than what was named", async () => {
    await putEnvironment(table, null, kept());
    expect(await getEnvironment(table, "production", null)).toEqual(kept());
    expect(await getEnvironment(table, "production", "shop")).toBeNull();
  });

  it("is read as it is now, so that no deployment is signed with a secret that was rotated", async () => {
    await putEnvironment(table, null, kept());
    await getEnvironment(table, "production", null);
    await settingsFor(table, "shop", "production");
    await listEnvironments(table);
    expect(consistent).toEqual([true, true, true, true]);
  });

  it("is changed by one of two who read the same", async () => {
    await putEnvironment(table, null, kept());
    expect(await putEnvironment(table, null, kept({ signingSecret: "other" }))).toBe("changed");
    expect(await putEnvironment(table, kept(), kept({ signingSecret: "new", revision: 2 }))).toBe("stored");
    expect(await putEnvironment(table, kept(), kept({ signingSecret: "late", revision: 2 }))).toBe("changed");
    expect((await getEnvironment(table, "production", null))?.signingSecret).toBe("new");
  });

  it("is listed with what all services have, of its own environment only", async () => {
    await putEnvironment(table, null, kept({ named: { badTicks: 5 } }));
    await putEnvironment(table, null, kept({ environment: "dev", named: { badTicks: 9, tickSeconds: 5 } }));
    await putEnvironment(table, null, kept({ service: "shop" }));
    const listed = await listEnvironments(table);

    expect(
      listed.map(({ environment, service, badTicks, soakSeconds, tickSeconds }) => [
        environment,
        service,
        badTicks,
        soakSeconds,
        tickSeconds,
      ]),
    ).toEqual([
      ["dev", null, 9, 300, 5],
      ["production", null, 5, 300, 30],
      ["production", "shop", 5, 60, 30],
    ]);
    expect(JSON.stringify(listed)).not.toContain("hush");
  });
});
