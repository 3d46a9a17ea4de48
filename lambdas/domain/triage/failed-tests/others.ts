import { nameSet, type Reader } from "./reader.ts";

const PATTERNS: readonly RegExp[] = [
  /^\s{0,12}--- FAIL: (\S{1,300}) \([\d.]+s\)$/,
  /^test (\S{1,300}) \.\.\. FAILED$/,
  /^rspec (\.\/\S{1,300}:\d{1,6})\b/,
  /^\[\s{2}FAILED\s{2}\] ([\w/]{1,200}\.[\w/]{1,200})(?:, where .{0,200}| \(\d+ ms\))?$/,
  /TEST-UNEXPECTED-\w{1,20} \| (\S{1,300}) \|/,
];
/** unittest heads each report with a rule and the test's name; `Failure:` is nose's own for a file that it could not load. */
const RULE = /^={50,}$/;
const UNITTEST = /^(?:FAIL|ERROR): (?:Doctest: )?(?!Failure: )(\S.{0,300})$/;

/** go test, cargo test, RSpec, unittest, GoogleTest and Mozilla's harnesses, which name a failed test in one line. */
export function readOthers(): Reader {
  const names = nameSet();
  let ruled = false;
  const feed = (text: string) => {
    for (const pattern of PATTERNS) names.add(pattern.exec(text)?.[1] ?? "");
    if (ruled) names.add(UNITTEST.exec(text)?.[1] ?? "");
    ruled = RULE.test(text);
  };
  return { feed, names: names.list };
}
