export type RunList = "newest" | "queued" | "in_progress";

/** So many requests one poll may make. More repositories than that still get one each. */
const MOST_REQUESTS = 100;
const ALL: readonly RunList[] = ["newest", "queued", "in_progress"];
const TURNS: readonly (readonly RunList[])[] = [["newest"], ["queued"], ["newest"], ["in_progress"]];

/**
 * The lists of a repository that one poll reads, so that a poll makes at most max(100, `repoCount`) requests. Every list comes
 * within four polls in a row; `repoIndex` spreads the turns over the repositories.
 */
export function listsDue(repoCount: number, repoIndex: number, poll: number): readonly RunList[] {
  const turn = repoIndex + poll;
  if (3 * repoCount <= MOST_REQUESTS) return ALL;
  if (2 * repoCount <= MOST_REQUESTS) return ["newest", turn % 2 === 0 ? "queued" : "in_progress"];
  return TURNS[turn % TURNS.length] ?? ALL;
}
