import { describe, expect, it, test } from "vitest";
import { repositoryOf } from "../../../lambdas/sources/github/repository.ts";

describe("a repository", () => {
  it("tells its name and default branch", () => {
    expect(repositoryOf({ full_name: "acme/shop", default_branch: "trunk", id: 1 })).toEqual({ repo: "acme/shop", defaultBranch: "trunk" });
  });

  it("in a short form tells no default branch", () => {
    expect(repositoryOf({ full_name: "acme/shop" })).toEqual({ repo: "acme/shop", defaultBranch: null });
  });

  test.each([null, undefined, "acme/shop", {}, { full_name: "shop" }])("is not what is none: %j", (payload) => {
    expect(repositoryOf(payload)).toBeNull();
  });
});
