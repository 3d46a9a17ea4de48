import { parseJUnit } from "../../../lambdas/sources/junit/parse.ts";

/** A report of 50 MB, nearly all of it in a few long texts; read here, in a process of its own, whose memory the spec bounds. */
async function* largeReport() {
  const log = Buffer.from("a line of a log, with some words & <tags> in it\n".repeat(1_000));
  const text = Buffer.from("at com.acme.Shop.pay(Shop.java:12) &amp; on\n".repeat(1_000));
  yield Buffer.from('<testsuites><testsuite name="s"><testcase classname="C" name="t"><failure message="');
  for (let count = 0; count < 200; count++) yield text;
  yield Buffer.from('">');
  for (let count = 0; count < 200; count++) yield text;
  yield Buffer.from("</failure></testcase><!-- ");
  for (let count = 0; count < 100; count++) yield text;
  yield Buffer.from("--><system-out><![CDATA[");
  for (let count = 0; count < 590; count++) yield log;
  yield Buffer.from(']]></system-out></testsuite><testsuite name="after"><testcase classname="C" name="u"/></testsuite></testsuites>');
}

const maxRun = Number(process.argv[2]);
const { tests, warnings } = await parseJUnit(largeReport(), Number.isNaN(maxRun) ? {} : { maxRun });
process.stdout.write(JSON.stringify({ tests, warnings }));
