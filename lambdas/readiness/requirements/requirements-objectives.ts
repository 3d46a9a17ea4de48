import * as z from "zod";
import { REQUIREMENTS, requirementsCheck } from "./read-requirements.ts";

const Stated = z.object({
  objectives: z.object({ latency: z.object({ milliseconds: z.number(), percentile: z.number() }), availability: z.number() }),
});

/** The objectives that everything else is measured by have to be the ones that were promised, and a criterion has to state each. */
export const requirementsObjectives = requirementsCheck(
  { id: "requirements-objectives", title: "The stated objectives are the release's", weight: 2, critical: true },
  ({ value, where, stories }, { context }) => {
    const { data } = Stated.safeParse(value);
    if (data === undefined) return { problems: [`${REQUIREMENTS}: no objectives for latency and availability`], evidence: "" };
    const { latency, availability } = data.objectives;
    const pairs: readonly (readonly [string, number, number])[] = [
      ["latency.milliseconds", latency.milliseconds, context.latency.milliseconds],
      ["latency.percentile", latency.percentile, context.latency.percentile],
      ["availability", availability, context.availability],
    ];
    const different = pairs
      .filter(([, said, meant]) => Math.abs(said - meant) > 1e-9)
      .map(([name, said, meant]) => `${where(["objectives", ...name.split(".")])}: ${name} is ${said}, the release has ${meant}`);
    const stated = new Set(stories.flatMap(({ criteria }) => criteria.map(({ objective }) => objective)));
    const silent = (["latency", "availability"] as const)
      .filter((objective) => !stated.has(objective))
      .map((objective) => `${REQUIREMENTS}: no criterion states ${objective}`);
    return {
      problems: [...different, ...silent],
      evidence: `p${latency.percentile} below ${latency.milliseconds} ms, ${availability * 100}% available`,
    };
  },
);
