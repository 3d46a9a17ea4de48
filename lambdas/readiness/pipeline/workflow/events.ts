import type { Known } from "./condition/evaluate.ts";

const pushTo = (branch: string): Known => ({
  "github.event_name": "push",
  "github.ref": `refs/heads/${branch}`,
  "github.ref_name": branch,
  "github.ref_type": "branch",
});

/** What GitHub says of itself when a commit lands on a branch. */
export const pushed = (branch: string): Known => pushTo(branch);
export const PUSHED: Known = pushTo("main");

/** ... and when somebody asks for one to be merged, which may be anybody. */
export const PULL_REQUEST: Known = {
  "github.event_name": "pull_request",
  "github.ref": "refs/pull/1/merge",
  "github.ref_name": "1/merge",
  "github.ref_type": "branch",
  "github.base_ref": "main",
};
