import { Tag } from "../../elements/tag.tsx";

/** Marks a release whose approval broke the glass: whoever made it approved it. */
export const BreakGlassTag = () => (
  <Tag tone="bad" title="Approved by whoever made it, with an admin's token">
    <span aria-hidden="true">⚠ </span>break glass
  </Tag>
);
