import { ServiceName } from "../../contract/deployment.ts";

const MAX = 100;

/**
 * A name that a service or an environment of ours may have. One that fits stays as it is; foreign characters become `-`
 * (`review/pr 7` is `review-pr-7`), and a name of nothing else is `unnamed`.
 */
export function placeName(foreign: string): string {
  if (ServiceName.safeParse(foreign).success) return foreign;
  const fitting = foreign
    .replace(/[^A-Za-z0-9_.-]+/g, "-")
    .replace(/^[^A-Za-z0-9]+/, "")
    .slice(0, MAX)
    .replace(/-+$/, "");
  return fitting || "unnamed";
}
