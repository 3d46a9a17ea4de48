import { expect, it } from "vitest";

const { errorsIn }: { errorsIn: (output: string) => string } = await import(`${import.meta.dirname}/../../../bin/launcher/install.js`);

it("shows the reason that npm begins with, not the manual that it ends with", () => {
  const output = [
    "npm warn old",
    "npm error code EUSAGE",
    "npm error",
    ...Array.from({ length: 40 }, (_, n) => `npm error line ${n}`),
  ].join("\n");
  expect(errorsIn(output)).toMatch(/^npm error code EUSAGE\nnpm error line 0\n/);
  expect(errorsIn(output).split("\n")).toHaveLength(15);
});

it("shows the end of an output that has no such lines", () => {
  expect(errorsIn("gyp ERR!\nsegmentation fault\n")).toBe("gyp ERR!\nsegmentation fault");
});
