import { alarmsOf } from "../cloudwatch/alarms.ts";
import { isOfAws } from "../cloudwatch/metric-table.ts";
import { CLOUDWATCH, templateFile } from "../cloudwatch/template-file.ts";
import { metricsOf } from "../cloudwatch/used-metrics.ts";
import { both, lookAt } from "../documents/read.ts";
import { publishedBy } from "../scripts/published-metrics.ts";
import { scriptFile } from "../scripts/script-file.ts";
import { strictnessProblems } from "../scripts/strictness.ts";

const CHECK = "scripts/synthetic-check.sh";

/** Files have no health of their own: a check asks from outside, and an alarm sees when it fails or stops. */
export const lookAtSiteCheck = lookAt(both(scriptFile(CHECK), templateFile), ([script, template]) => {
  const published = publishedBy(script);
  const watching = alarmsOf(template).filter(
    (alarm) =>
      alarm.metric?.TreatMissingData === "breaching" &&
      metricsOf(alarm).some(({ namespace, metric }) => !isOfAws(namespace) && published.has(metric)),
  );
  const asks = script.commands.some(({ words }) => words[0] === "curl" || words[0] === "wget");
  return {
    problems: [
      ...strictnessProblems(script).map((problem) => `${CHECK}: ${problem}`),
      ...(asks ? [] : [`${CHECK}: asks the site for nothing`]),
      ...(published.size === 0 ? [`${CHECK}: publishes no metric`] : []),
      ...(published.size > 0 && watching.length === 0
        ? [`${CLOUDWATCH}: no alarm sees that the check stopped (TreatMissingData: breaching)`]
        : []),
    ],
    evidence: `${CHECK} asks the site and publishes ${[...published].join(", ")}; ${watching.map(({ id }) => id).join(", ")} fire where it stops`,
  };
});
