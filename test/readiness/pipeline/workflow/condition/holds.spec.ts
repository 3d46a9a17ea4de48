import { describe, expect, it } from "vitest";
import { asksStatus, holds } from "../../../../../lambdas/readiness/pipeline/workflow/condition/holds.ts";

const known = { "github.event_name": "pull_request", "github.ref": "refs/pull/1/merge" };

describe("a condition", () => {
  it.each<[string | null, boolean | undefined]>([
    [null, true],
    ["", true],
    ["github.ref == 'refs/heads/main' && github.event_name != 'pull_request'", false],
    ["github.event_name == 'PULL_REQUEST'", true],
    [`$${"{{ github.event_name == 'push' }}"}`, false],
    [`$${"{{ github.event_name == 'push' }}"} && false`, true],
    ["github.event.pull_request.draft == false", undefined],
    ["github.event_name == 'push' && github.event.forced", false],
    ["github.event_name == 'pull_request' || vars.ALWAYS", true],
    ["vars.ALWAYS || github.event_name == 'push'", undefined],
    ["!(github.event_name == 'push') && startsWith(github.ref, 'refs/pull/')", true],
    ["contains(github.ref, 'heads') || endsWith(github.ref, '/tags')", false],
    ["always()", true],
    ["failure() || cancelled()", false],
    ["success() && fromJSON('[]')", undefined],
    ["'it''s' == 'it''s'", true],
    ["1 == 2", false],
    ["github['ref'] == 'x'", undefined],
    ["(((", undefined],
    ["== ==", undefined],
    ["a b", undefined],
    [`${"(".repeat(3000)}true`, undefined],
    ["toString == 'x'", undefined],
  ])("%j is %j on a pull request", (condition, expected) => {
    expect(holds(condition, known)).toBe(expected);
  });
});

describe("asking how others ended", () => {
  it.each<[string | null, boolean]>([
    [null, false],
    ["success() && github.ref == 'always()'", false],
    ["!cancelled()", true],
    [`$${"{{ always() }}"}`, true],
    ["github['x'] == 1", true],
  ])("%j: %j", (condition, expected) => {
    expect(asksStatus(condition)).toBe(expected);
  });
});
