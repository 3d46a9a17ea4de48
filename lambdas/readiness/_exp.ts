import { Parser } from "@prometheus-io/codemirror-promql/dist/cjs/parser/parser.js";
import { parser } from "@prometheus-io/lezer-promql";
export function check(text: string) {
  const tree = parser.parse(text);
  const p: Parser = Reflect.construct(Parser, [{ field: () => ({ tree }), sliceDoc: (a: number, b: number) => text.slice(a, b) }]);
  p.analyze();
  return p.getDiagnostics().map((d) => d.message);
}
const t = performance.now();
for (const e of [
  "rate(http_requests_total)",
  "rate(http_requests_total[5m])",
  "sum by (a (x)",
  "1 +",
  'foo{a="b"',
  "sum(rate(x[5m])) / 3 > 1",
  "",
  "rate(x[5m]",
  "histogram_quantile(0.9, sum(rate(x[5m])",
  ")",
  "x y",
  "foo > bool 3 and 4",
  "a and 1",
  "topk(foo, x)",
  "x[5m]",
  '"str"',
])
  console.log(JSON.stringify(e), check(e));
console.log("all", performance.now() - t);
for (const n of [1000, 2000, 4000, 10000]) {
  for (const [nm, s] of [
    ["plus", "a+".repeat(n / 2) + "a"],
    ["paren", "(".repeat(n / 2) + "a" + ")".repeat(n / 2)],
    ["open", "(".repeat(n)],
    ["brace", "a{".repeat(n / 2)],
    ["neg", "-".repeat(n) + "a"],
    ["and", "a and ".repeat(n / 6) + "a"],
    ["agg", "sum(".repeat(n / 5) + "a" + ")".repeat(n / 5)],
    ["fn", "abs(".repeat(n / 5) + "a" + ")".repeat(n / 5)],
  ] as const) {
    const t = performance.now();
    let r;
    try {
      r = check(s).length;
    } catch (e) {
      r = String(e).slice(0, 60);
    }
    console.log(n, nm, r, (performance.now() - t).toFixed(1));
  }
}
