import type { Topic } from "../../domain/releases/requirements/topics.ts";
import { REQUIREMENTS, requirementsCheck } from "./read-requirements.ts";

/** What every release needs said, whatever its stack. */
const NEEDED: readonly Topic[] = ["packaging", "blue-green", "health", "rollback", "latency", "availability"];

export const requirementsTopics = requirementsCheck(
  {
    id: "requirements-topics",
    title: "Packaging, blue-green deployment, health, rollback, latency and availability are covered",
    weight: 2,
    critical: true,
  },
  ({ stories }) => {
    const topics = new Set(stories.flatMap(({ criteria }) => criteria.map(({ topic }) => topic)));
    const problems = NEEDED.filter((topic) => !topics.has(topic)).map((topic) => `${REQUIREMENTS}: no criterion on ${topic}`);
    return { problems, evidence: `${topics.size} topics: ${[...topics].slice(0, 20).join(", ")}` };
  },
);
