import { describe, expect, it } from "vitest";
import type { Route } from "../../../../lambdas/readiness/monitoring/alertmanager/alertmanager-file.ts";
import { matchersOf } from "../../../../lambdas/readiness/monitoring/alertmanager/matchers.ts";
import { routed } from "../../../../lambdas/readiness/monitoring/alertmanager/routed.ts";
import { secretsIn } from "../../../../lambdas/readiness/monitoring/alertmanager/secrets.ts";

const aRoute = (overrides: Partial<Route>): Route => ({ continue: false, matchers: [], match: {}, match_re: {}, routes: [], ...overrides });
const page = aRoute({ receiver: "pager", matchers: ['severity="page"'] });
const rollback = aRoute({ receiver: "bellwether", matchers: ['rollback="true"'], continue: true });
const root = (...routes: Route[]) => aRoute({ receiver: "people", routes });
const alert = { severity: "page", rollback: "true", service: "churn" };

describe("Alertmanager's routes", () => {
  it("end at the first that matches, unless it continues", () => {
    expect(routed(root(rollback, page), alert)).toEqual(["bellwether", "pager"]);
    expect(routed(root(page, rollback), alert)).toEqual(["pager"]);
  });

  it("fall back to the route above, and inherit its receiver", () => {
    expect(routed(root(page), { severity: "ticket" })).toEqual(["people"]);
    expect(routed(root(aRoute({ matchers: ['service="churn"'] })), alert)).toEqual(["people"]);
  });

  it("match patterns as a whole, and what an alert does not have as empty", () => {
    const of = (...matchers: string[]) => routed(root(aRoute({ receiver: "x", matchers })), alert)[0] === "x";

    expect([of('service=~"chu"'), of('service=~"chu.*"'), of("team!=infra"), of('{service="churn",severity!~"t.*"}')]).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(routed(root(aRoute({ receiver: "x", match_re: { service: "churn|other" } })), alert)).toEqual(["x"]);
  });

  it("have matchers that can be read", () => {
    expect(matchersOf('a="b, \\"c\\"",d=~e')).toEqual([
      { label: "a", operator: "=", value: 'b, "c"' },
      { label: "d", operator: "=~", value: "e" },
    ]);
    expect(["", "a", '="b"', 'a="b'].map(matchersOf)).toEqual([null, null, null, null]);
  });
});

it("a secret is seen in any depth, a file's name or a variable is none", () => {
  const config = {
    global: { smtp_auth_password: "hunter2" },
    receivers: [{ credentials_file: "/etc/token", credentials: "$TOKEN", url: "https://user:pass@example.com/" }, { bearer_token: "abc" }],
  };

  expect(secretsIn(config).map((problem) => problem.split(" ")[0])).toEqual([
    "global.smtp_auth_password",
    "receivers.0.url",
    "receivers.1.bearer_token",
  ]);
});
