import type { ReleaseContext } from "../../../../contract/release.ts";
import { budgetOf, burnThresholds, errorLimit } from "../objectives.ts";
import { percentage, type RuleCase, rough, type Series, series } from "./rule-case.ts";

/** Each alert on failed requests, a little above its threshold and a little below; then when it must end, and when it must not begin. */
export const availabilityCases = (context: ReleaseContext): RuleCase[] => [
  ...burnThresholds(context).flatMap(({ name, ratio, factor }) => [
    above(context, name, ratio, `a burn of more than ${factor} times the budget`),
    below(context, name, ratio, `a burn of less than ${factor} times the budget`),
  ]),
  above(context, "ErrorRateHigh", errorLimit(context), "an error rate above its limit"),
  below(context, "ErrorRateHigh", errorLimit(context), "an error rate below its limit"),
  ...firstPage(context).flatMap((name) => [recovered(context, name), quiet(context, name)]),
];

const firstPage = (context: ReleaseContext) => burnThresholds(context).flatMap(({ name, severity }) => (severity === "page" ? [name] : []));

function above(context: ReleaseContext, alert: string, threshold: number, says: string): RuleCase {
  const ratio = Math.min(1, rough(threshold * 1.2));
  return { says: `${says} fires`, series: requests(context, ratio), minutes: 20, alert, fires: { value: percentage(ratio) } };
}

const below = (context: ReleaseContext, alert: string, threshold: number, says: string): RuleCase => ({
  says: `${says} is silent`,
  series: requests(context, rough(threshold * 0.9)),
  minutes: 20,
  alert,
  fires: null,
});

/** The long window still holds the failures; the short one does not. */
const recovered = (context: ReleaseContext, alert: string): RuleCase => ({
  says: "failures that have stopped are silent, though the long window still holds them",
  series: [answers(context, "200", "0+100x80"), answers(context, "500", "0+100x30 3000+0x50")],
  minutes: 70,
  alert,
  fires: null,
});

const quiet = (context: ReleaseContext, alert: string): RuleCase => ({
  says: "a handful of failed requests on a quiet service is silent",
  series: [answers(context, "200", "0+0x10"), answers(context, "500", "0+1x7 7+0x3")],
  minutes: 8,
  alert,
  fires: null,
});

/** So many requests a minute that the smallest ratio still fails whole ones. */
function requests(context: ReleaseContext, ratio: number): Series[] {
  const perMinute = 10 ** Math.ceil(3 - Math.log10(budgetOf(context)) - 1e-9);
  const failing = Math.round(ratio * perMinute);
  return [answers(context, "200", `0+${perMinute - failing}x30`), answers(context, "500", `0+${failing}x30`)];
}

const answers = (context: ReleaseContext, status: string, values: string) =>
  series(context, "http_requests_total", `status="${status}"`, values);
