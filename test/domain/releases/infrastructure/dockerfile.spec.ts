import { describe, expect, it } from "vitest";
import { dockerfile, dockerignore } from "../../../../lambdas/domain/releases/infrastructure/docker/dockerfile.ts";
import { BASE_IMAGES } from "../../../../lambdas/domain/releases/versions.ts";

const lines = dockerfile().split("\n");

describe("the Dockerfile", () => {
  it("builds each stage on the one image of the table, by exact version", () => {
    const bases = lines.filter((line) => line.startsWith("FROM ")).map((line) => line.split(" ")[1]);
    expect(bases).toEqual([BASE_IMAGES.python.image, BASE_IMAGES.python.image]);
    expect(BASE_IMAGES.python.image).toMatch(/:\d+\.\d+\.\d+-/);
  });

  it("leaves pip and its caches in the first stage", () => {
    const last = lines.slice(lines.findLastIndex((line) => line.startsWith("FROM ")));
    expect(last.filter((line) => /\bpip\b/.test(line))).toEqual([]);
  });

  it("runs as a number that is not root", () => {
    expect(lines.find((line) => line.startsWith("USER "))).toMatch(/^USER [1-9]\d*:[1-9]\d*$/);
  });

  it("takes no secret: neither as an argument nor as a variable", () => {
    expect(lines.filter((line) => /^(ARG|ENV).*(TOKEN|PASSWORD|SECRET|KEY)/i.test(line))).toEqual([]);
  });

  it("copies nothing that the ignore file does not let in", () => {
    const copied = lines.filter((line) => /^COPY (?!--from)/.test(line)).map((line) => line.split(" ")[1]);
    expect(copied.length).toBeGreaterThan(2);
    for (const path of copied) expect(dockerignore().split("\n")).toContain(`!${path}`);
    expect(dockerignore().split("\n")[0]).toBe("*");
  });
});
