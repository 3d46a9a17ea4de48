import type { Alert, Alerts } from "../alerting/alert.ts";
import type { World } from "../alerting/world.ts";
import { mapped } from "../documents/read.ts";
import { breaches } from "./alarm-value.ts";
import { type Alarm, alarmsOf } from "./alarms.ts";
import { routedAlarms } from "./bellwether-route.ts";
import { evaluateMath } from "./metric-math.ts";
import { CLOUDWATCH, templateFile } from "./template-file.ts";

/** CloudWatch's alarms, which can be tried without an account. */
export const cloudwatchAlerts = mapped(templateFile, (template): Alerts => {
  const alarms = new Map(alarmsOf(template).map((alarm): [string, Alarm] => [alarm.id, alarm]));
  const rolling = routedAlarms(template);
  const states = new WeakMap<World, ReturnType<typeof stateIn>>();
  const isOn = (id: string, world: World) => {
    const state = states.get(world) ?? stateIn(world, alarms);
    states.set(world, state);
    return state(id);
  };
  const told = [...alarms.values()].filter(({ isPart }) => !isPart);
  return {
    file: CLOUDWATCH,
    alerts: told.map(({ id }): Alert => ({ name: id, rollsBack: rolling.has(id), fires: (world) => isOn(id, world) })),
  };
});

/** Which alarms are on in a world. Each is worked out once: composite ones may name each other as often as they like. */
function stateIn(world: World, alarms: ReadonlyMap<string, Alarm>): (id: string) => boolean {
  const known = new Map<string, boolean>();
  const isOn = (id: string): boolean => {
    const before = known.get(id);
    if (before !== undefined) return before;
    // A rule that leads back to its own alarm finds it off.
    known.set(id, false);
    const { metric = null, rule = null } = alarms.get(id) ?? {};
    const now = metric !== null ? breaches(metric, world) : rule !== null && holds(rule, isOn);
    known.set(id, now);
    return now;
  };
  return isOn;
}

/** `ALARM("${A}") AND NOT ALARM("${B}")`. */
const holds = (rule: string, isOn: (id: string) => boolean): boolean =>
  evaluateMath(rule, {
    nameOf: (name) => (name === "TRUE" ? 1 : name === "FALSE" ? 0 : Number.NaN),
    call: (name, _, [reference = ""]) => {
      const id = /\$\{(\w+)(?:\.Arn)?\}/.exec(reference)?.[1];
      if (id === undefined || !["ALARM", "OK"].includes(name)) return Number.NaN;
      return Number(isOn(id) === (name === "ALARM"));
    },
  }) === 1;
