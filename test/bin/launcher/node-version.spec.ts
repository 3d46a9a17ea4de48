import { expect, test } from "vitest";

const { problemWithNode }: { problemWithNode: (version: string) => string | null } = await import(
  `${import.meta.dirname}/../../../bin/launcher/node-version.js`
);

test.each(["v20.19.0", "v20.20.2", "v22.0.0", "v24.21.0"])("takes Node %s", (version) => {
  expect(problemWithNode(version)).toBeNull();
});

test.each(["v18.20.4", "v20.18.9", "v8.0.0"])("says what to do about Node %s", (version) => {
  expect(problemWithNode(version)).toMatch(`This is Node ${version}. Bellwether needs 20.19 or newer`);
});
