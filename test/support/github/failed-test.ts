import { aZip } from "./zip.ts";

const LINES = [
  "Current runner version: '2.329.0'",
  "##[group]Operating System",
  "Ubuntu 24.04.3 LTS",
  "##[endgroup]",
  "##[group]Run npm test",
  "\u001b[36;1mnpm test\u001b[0m",
  "shell: /usr/bin/bash -e {0}",
  "##[endgroup]",
  "> shop@1.4.0 test",
  "> vitest run",
  " FAIL  src/checkout.spec.ts > checkout > adds the tax",
  "AssertionError: expected 119 to be 121 // Object.is equality",
  " ❯ src/checkout.spec.ts:14:27",
  " Test Files  1 failed | 3 passed (4)",
  "      Tests  1 failed | 21 passed (22)",
  "##[error]Process completed with exit code 1.",
  "Post job cleanup.",
];

/** A job's log as GitHub keeps it: a byte order mark, and a time before each line. */
export const FAILED_TEST_LOG = `\uFEFF${LINES.map((line) => `2026-11-02T09:00:12.1234567Z ${line}\n`).join("")}`;

/** The artifact beside it, with the same failure as JUnit tells it. */
export const FAILED_TEST_REPORT = aZip({
  "junit.xml": `<?xml version="1.0" encoding="UTF-8"?>
<testsuites><testsuite name="src/checkout.spec.ts" tests="2" failures="1">
<testcase classname="checkout" name="adds the tax" time="0.02"><failure message="expected 119 to be 121">src/checkout.spec.ts:14:27</failure></testcase>
<testcase classname="checkout" name="adds the postage" time="0.01"/>
</testsuite></testsuites>
`,
});
