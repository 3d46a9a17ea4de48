import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { absent } from "../../../../support/tools.ts";
import { aContext } from "../a-context.ts";
import { contentOf, folderOf, run } from "../files.ts";

const noJq = absent("jq");

/** An account in files. */
const AWS = `#!/usr/bin/env bash
echo "$*" >> calls
case "$1 $2" in
  "lambda list-versions-by-function") [[ -e denied ]] && exit 254; cat versions ;;
  "lambda get-alias") cat alias ;;
  "lambda invoke") cp answer "\${*: -1}"; echo None ;;
  "lambda update-alias")
    while (($# > 0)); do [[ $1 == --function-version ]] && number=$2; shift; done
    printf '{"FunctionVersion": "%s"}' "$number" > alias ;;
  *) exit 9 ;;
esac
`;

function account(overrides: Readonly<Record<string, string>> = {}) {
  const folder = folderOf({
    versions: "9\t2.0.0\n10\t2.1.0\n8\t1.9.0\n",
    alias: '{"FunctionVersion": "10"}',
    answer: '{"statusCode": 200, "body": "{}"}',
    ...overrides,
    calls: "",
    "bin/aws": AWS,
    "rollback.sh": contentOf(aContext({ stack: "node-lambda" }), "scripts/rollback.sh"),
  });
  const PATH = `${folder}/bin:${process.env.PATH}`;
  return {
    rollback: (...more: string[]) =>
      run(folder, "bash", ["rollback.sh", "--environment", "production", "--from", "2.1.0", ...more], { PATH }),
    version: () => JSON.parse(readFileSync(join(folder, "alias"), "utf8")).FunctionVersion,
    calls: () => readFileSync(join(folder, "calls"), "utf8"),
  };
}

describe.skipIf(noJq)(`the rollback on Lambda${noJq}`, () => {
  it("points the alias at the newest version before the bad one, by number and not by text", () => {
    const { rollback, version, calls } = account();

    expect(rollback()).toMatchObject({ status: 0, said: expect.stringContaining("from version 10 (2.1.0) to version 9") });
    expect(version()).toBe("9");
    expect(calls()).toContain(
      "--function-name churn-predictor-v2-production --name live --function-version 9 --routing-config AdditionalVersionWeights={}",
    );
  });

  it("does nothing the second time", () => {
    const { rollback, version } = account();
    rollback();

    expect(rollback()).toMatchObject({ status: 0, said: expect.stringContaining("nothing to do") });
    expect(version()).toBe("9");
  });

  it("skips versions that are the same release, published again", () => {
    const { rollback, version } = account({ versions: "11\t2.1.0\n10\t2.1.0\n9\t2.0.0\n", alias: '{"FunctionVersion": "11"}' });

    expect(rollback()).toMatchObject({ status: 0 });
    expect(version()).toBe("9");
  });

  it("takes a canary back to what has the rest of the traffic", () => {
    const alias = '{"FunctionVersion": "8", "RoutingConfig": {"AdditionalVersionWeights": {"10": 0.1}}}';
    const { rollback, version } = account({ alias });

    expect(rollback()).toMatchObject({ status: 0 });
    expect(version()).toBe("8");
  });

  test.each([
    ["the version before is not healthy", { answer: '{"statusCode": 503}' }, 3, "not healthy"],
    ["there is none before", { versions: "10\t2.1.0\n" }, 3, "nothing to return to"],
    ["the release has no traffic", { alias: '{"FunctionVersion": "9"}' }, 0, "nothing to do"],
    ["the versions cannot be read", { denied: "" }, 254, ""],
  ])("changes nothing where %s", (_, overrides, status, said) => {
    const { rollback, calls } = account(overrides);

    expect(rollback()).toMatchObject({ status, said: expect.stringContaining(said) });
    expect(calls()).not.toContain("update-alias");
  });

  it("says what it would do, and does not, when asked so", () => {
    const { rollback, version } = account();

    expect(rollback("--dry-run")).toMatchObject({ status: 0, said: expect.stringContaining("would point the alias live") });
    expect(version()).toBe("10");
  });
});
