import type { LaterFailure } from "../../../../lambdas/contract/deployment.ts";
import { deploymentHref, incidentHref } from "../../app/hrefs.ts";
import { Tag } from "../../elements/tag.tsx";
import { When } from "../../elements/when.tsx";
import { shortId } from "../../text/format.ts";

/** Why a deployment counts as failed although it had ended well, with the way there. */
export const LaterFailureLine = ({ failure: { kind, by, at } }: { readonly failure: LaterFailure }) => (
  <span>
    <Tag tone="bad">counts as failed</Tag> because of {kind === "incident" ? "the incident" : `the ${kind}`}{" "}
    <a href={kind === "incident" ? incidentHref(by) : deploymentHref(by)} title={by}>
      {shortId(by)}
    </a>
    , <When at={at} />
  </span>
);
