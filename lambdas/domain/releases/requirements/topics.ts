/** What a criterion is about. Later steps trace by topic, so that they need not know ids. */
export const TOPICS = [
  "packaging",
  "blue-green",
  "health",
  "rollback",
  "latency",
  "availability",
  "validation",
  "security",
  "drift",
  "promotion",
  "observability",
  "secrets",
  "scaling",
] as const;
export type Topic = (typeof TOPICS)[number];

export const isTopic = (text: string): text is Topic => TOPICS.some((topic) => topic === text);
