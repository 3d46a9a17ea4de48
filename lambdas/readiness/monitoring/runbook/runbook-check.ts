import type { Check } from "../../check.ts";
import { alarmsOf, describes } from "../cloudwatch/alarms.ts";
import { CLOUDWATCH, templateFile } from "../cloudwatch/template-file.ts";
import { byStack } from "../documents/by-stack.ts";
import { both, fileReader, lookAt, type Reader, type Verdict } from "../documents/read.ts";
import { runbookOf } from "../prometheus/alert-labels.ts";
import { RULES, rulesFile } from "../prometheus/rules-file.ts";
import { anchorsOf } from "./anchors.ts";

const RUNBOOK = "docs/runbook.md";

const runbook: Reader<ReadonlySet<string>> = fileReader(RUNBOOK, (text) => ({ value: anchorsOf(text) }));

/** An alert, and where its text sends a person. */
type Sent = { readonly where: string; readonly to: string };

function judge(sent: readonly Sent[], anchors: ReadonlySet<string>): Verdict {
  const problems = sent.flatMap(({ where, to }) => {
    const [, anchor] = /docs\/runbook\.md#([\w-]+)/.exec(to.slice(0, 2000)) ?? [];
    if (anchor === undefined) return [`${where} names no section of ${RUNBOOK}`];
    return anchors.has(anchor) ? [] : [`${where} sends to #${anchor}, which ${RUNBOOK} does not have`];
  });
  return { problems, evidence: `${sent.length} alerts send to sections that ${RUNBOOK} has` };
}

const onAws = lookAt(both(templateFile, runbook), ([template, anchors]) => {
  const told = alarmsOf(template).filter((alarm) => !alarm.isPart);
  return judge(
    told.map((alarm) => ({ where: `${CLOUDWATCH}: ${alarm.id}`, to: describes(alarm) })),
    anchors,
  );
});

/** Whoever is woken needs to know what to do: every alert leads to a section that is there. */
export const runbookCheck: Check = {
  id: "monitoring-runbook",
  area: "monitoring",
  title: "Every alert leads to its section of the runbook",
  weight: 1,
  critical: false,
  look: byStack({
    "python-kubernetes": lookAt(both(rulesFile, runbook), ([{ alerts }, anchors]) =>
      judge(
        // One that has no runbook at all is a problem of its labels.
        alerts.flatMap(({ alert, annotations }) =>
          [runbookOf(annotations) ?? []].flat().map((to) => ({ where: `${RULES}: alert ${alert}`, to })),
        ),
        anchors,
      ),
    ),
    "node-lambda": onAws,
    "static-site": onAws,
  }),
};
