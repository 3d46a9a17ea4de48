import { expect } from "vitest";
import { it } from "../support/executions.ts";

const write = (path: string, text = "<testsuites/>") => `mkdir -p "$(dirname ${path})"; echo '${text}' > ${path}`;

it.concurrent("stores the reports that a step's patterns match, and says where", async ({ executor }) => {
  const run = [write("out/b.xml", "<b/>"), write("out/deep/a.xml", "<a/>"), write("out/notes.txt"), write("node_modules/x/out/c.xml")].join(
    "\n",
  );
  const result = await executor.run({ steps: [{ name: "Test", run, reports: ["./out/**/*.xml"] }] });
  expect(result.reports).toEqual([
    { step: 1, path: "out/b.xml", index: 0, bytes: 5 },
    { step: 1, path: "out/deep/a.xml", index: 1, bytes: 5 },
  ]);
  expect(executor.s3.text("report-1")).toBe("<b/>\n");
  expect(executor.s3.text("report-2")).toBe("<a/>\n");
  expect(executor.s3.objects.get("report-1")?.type).toBe("application/xml");
});

it.concurrent("stores those of a step that failed or timed out, too", async ({ executor }) => {
  const failed = await executor.run({ steps: [{ name: "Test", run: `${write("report.xml")}; exit 1`, reports: ["report.xml"] }] });
  expect(failed).toMatchObject({ conclusion: "failure", reports: [{ step: 1, path: "report.xml" }] });
  executor.s3.objects.clear();
  const slow = await executor.run({
    steps: [{ name: "Test", run: `${write("report.xml")}; sleep 60`, reports: ["report.xml"], timeoutSeconds: 1 }],
  });
  expect(slow).toMatchObject({ conclusion: "timed_out", reports: [{ step: 1, path: "report.xml" }] });
});

it.concurrent("takes only what the step itself wrote, so that nothing is counted twice", async ({ executor }) => {
  const result = await executor.run({
    steps: [
      { name: "First", run: `sleep 0.1; ${write("report.xml")}`, reports: ["*.xml"] },
      { name: "Second", run: `sleep 0.1; ${write("second.xml")}`, reports: ["*.xml"] },
    ],
    files: { "old.xml": "<testsuites/>" },
  });
  expect(result.reports.map(({ step, path }) => `${step} ${path}`)).toEqual(["1 report.xml", "2 second.xml"]);
});

it.concurrent("does not follow links out of the source", async ({ executor }) => {
  const run = "echo secret > ../outside.xml; ln -s ../outside.xml inside.xml; ln -s .. up";
  const result = await executor.run({ steps: [{ name: "Link", run, reports: ["**/*.xml"] }] });
  expect(result.reports).toEqual([]);
  expect(result.warnings).toEqual(["step 1: no file that it wrote matches **/*.xml"]);
});

it.concurrent("warns of reports that are too many or too large", async ({ executor }) => {
  const order = await executor.order({
    steps: [{ name: "Many", run: `${write("1.xml")}; ${write("2.xml")}; ${write("0.xml", "x".repeat(200))}`, reports: ["*.xml"] }],
  });
  await executor.execute({ ...order, urls: { ...order.urls, reports: order.urls.reports.slice(0, 1) } }, { limits: { reportBytes: 100 } });
  const { reports, warnings } = executor.result();
  expect(reports.map(({ path }) => path)).toEqual(["1.xml"]);
  expect(warnings).toEqual([
    "step 1: the report 0.xml was not stored: its 201 bytes are more than 100",
    "step 1: 1 of its 3 reports were left out: a run keeps 1",
  ]);
});
