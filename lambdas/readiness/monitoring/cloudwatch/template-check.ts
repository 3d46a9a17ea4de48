import type { Check } from "../../check.ts";
import { onAws } from "../documents/by-stack.ts";
import { lookAt } from "../documents/read.ts";
import { alarmsOf } from "./alarms.ts";
import { possible, referredTo } from "./intrinsics.ts";
import { danglingIn } from "./references.ts";
import { CLOUDWATCH, templateFile } from "./template-file.ts";

/** CloudFormation makes the whole stack or nothing of it. */
export const templateCheck: Check = {
  id: "monitoring-template",
  area: "monitoring",
  title: "CloudFormation takes the alarms' template",
  weight: 3,
  critical: true,
  look: onAws(
    lookAt(templateFile, (template) => {
      const alarms = alarmsOf(template);
      const problems = [
        ...danglingIn(template),
        ...alarms.flatMap(({ id, problems: own }) => own.map((problem) => `Resources.${id}: ${problem}`)),
        ...(alarms.length === 0 ? ["there is no alarm"] : []),
      ];
      return {
        problems: problems.map((problem) => `${CLOUDWATCH}: ${problem}`),
        evidence: `every reference resolves, and ${alarms.length} alarms keep CloudWatch's rules`,
      };
    }),
  ),
};

/** An alarm that tells nobody is a colour in a console. */
export const alarmActionsCheck: Check = {
  id: "monitoring-alarm-actions",
  area: "monitoring",
  title: "Every alarm tells somebody",
  weight: 2,
  critical: false,
  look: onAws(
    lookAt(templateFile, (template) => {
      const told = alarmsOf(template).filter(({ isPart }) => !isPart);
      const silent = told.filter(({ properties }) => properties.ActionsEnabled === false || actions(properties.AlarmActions).length === 0);
      return {
        problems: silent.map(({ id }) => `${CLOUDWATCH}: Resources.${id} has no AlarmActions`),
        evidence: `${told.length} alarms tell a topic; the parts of composite ones leave it to the whole`,
      };
    }),
  ),
};

/** Who is told: a list, which a condition may choose. */
const actions = (value: unknown): unknown[] =>
  possible(value).flatMap((choice) =>
    Array.isArray(choice) ? choice.flatMap(possible).filter((one) => typeof one === "string" || referredTo(one) !== null) : [],
  );
