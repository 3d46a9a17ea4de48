import { expect, it, test } from "vitest";
import { type AskPython, findPython, isNewEnough } from "../../../bin/local-cloud/python.ts";

/** A machine with these Pythons, by command; those in `bare` have no venv module. */
const machine =
  (versions: Record<string, string>, bare: readonly string[] = []): AskPython =>
  async (command, code) => {
    const version = versions[command];
    if (version === undefined) return null;
    if (code.includes("ensurepip")) return bare.includes(command) ? null : "";
    return version;
  };

it("takes the first that is new enough", async () => {
  expect(await findPython({}, machine({ python3: "3.9", "python3.12": "3.12", python: "3.13" }))).toEqual({
    command: "python3.12",
    version: "3.12",
  });
});

it("takes the one that PYTHON names, and no other", async () => {
  const pythons = machine({ python3: "3.12", "/opt/py": "3.10" });
  expect(await findPython({ PYTHON: "/opt/py" }, pythons)).toEqual({ command: "/opt/py", version: "3.10" });
  await expect(findPython({ PYTHON: "/opt/none" }, pythons)).rejects.toThrow('PYTHON is "/opt/none", which is no Python 3.10 or newer');
});

it("says what to install where there is none, and which it saw", async () => {
  await expect(findPython({}, machine({ python3: "3.8" }))).rejects.toMatchObject({
    message: "Python 3.10 or newer was not found (python3 is 3.8)",
    todo: expect.arrayContaining([
      expect.stringContaining("apt-get install python3 python3-venv"),
      expect.stringContaining("brew install"),
    ]),
  });
});

it("names Debian's package where the venv module is missing", async () => {
  await expect(findPython({}, machine({ python3: "3.11" }, ["python3"]))).rejects.toMatchObject({
    message: expect.stringContaining("cannot make a virtual environment"),
    todo: expect.arrayContaining([expect.stringContaining("python3.11-venv")]),
  });
});

test.each([
  ["3.10", true],
  ["3.14", true],
  ["4.0", true],
  ["3.9", false],
  ["2.7", false],
])("counts Python %s as new enough: %s", (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
});
