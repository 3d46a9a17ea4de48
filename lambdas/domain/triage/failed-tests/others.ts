import { nameSet, type Reader } from "./reader.ts";

const PATTERNS: readonly RegExp[] = [
  /^\s{0,12}--- FAIL: (\S{1,300}) \([\d.]+s\)$/,
  /^test (\S{1,300}) \.\.\. FAILED$/,
  /^rspec (\.\/\S{1,300}:\d{1,6})\b/,
  /^(?:FAIL|ERROR): (\w{1,200} \([\w.]{1,300}\))/,
  /^\[\s{2}FAILED\s{2}\] ([\w/]{1,200}\.[\w/]{1,200})(?:, where .{0,200}| \(\d+ ms\))?$/,
  /TEST-UNEXPECTED-\w{1,20} \| (\S{1,300}) \|/,
];

/** go test, cargo test, RSpec, unittest, GoogleTest and Mozilla's harnesses, which name a failed test in one line. */
export function readOthers(): Reader {
  const names = nameSet();
  const feed = (text: string) => {
    for (const pattern of PATTERNS) names.add(pattern.exec(text)?.[1] ?? "");
  };
  return { feed, names: names.list };
}
