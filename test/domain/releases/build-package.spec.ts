import { describe, expect, it } from "vitest";
import { STACKS } from "../../../lambdas/contract/release.ts";
import { buildPackage } from "../../../lambdas/domain/releases/build-package.ts";
import { aReleaseContext } from "./context/a-release-request.ts";

describe.each(STACKS)("the deployment package of a %s release", (stack) => {
  const made = buildPackage(aReleaseContext(stack));

  it("answers every acceptance criterion with an artifact, and every objective with an alert", () => {
    expect(made.untraced).toEqual([]);
    expect(made.unwatched).toEqual([]);
  });

  it("traces only to criteria that there are", () => {
    const ids = new Set(made.stories.flatMap(({ criteria }) => criteria.map(({ id }) => id)));
    const foreign = made.artifacts.flatMap(({ traces }) => traces.filter((id) => !ids.has(id)));

    expect(foreign).toEqual([]);
  });

  it("has each path once, relative, below its own folder", () => {
    const paths = made.artifacts.map(({ path }) => path);

    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.filter((path) => !/^(?:[A-Za-z0-9_.-]+\/)*[A-Za-z0-9_.-]+$/.test(path) || path.split("/").includes(".."))).toEqual([]);
  });

  it("has text in every file, and ends each with a line end", () => {
    for (const { path, content } of made.artifacts) expect(content, path).toMatch(/\S[\s\S]*\n$/);
  });

  it("is the same to the byte for the same context", () => {
    expect(buildPackage(aReleaseContext(stack))).toEqual(made);
  });
});
