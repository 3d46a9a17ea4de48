import type { ComponentChildren } from "preact";
import type { WallState } from "../../../../lambdas/contract/observer.ts";
import "./state-shape.css";

/** A state's own outline, to be told apart from across the room without its colour. */
export const StateShape = ({ state }: { readonly state: WallState }) => (
  <svg class={`state-shape state-shape-${state}`} viewBox="0 0 24 24" aria-hidden="true">
    {SHAPES[state]}
  </svg>
);

const SHAPES: Record<WallState, ComponentChildren> = {
  passing: [<circle key="c" class="fill" cx="12" cy="12" r="11" />, <path key="p" class="ink" d="m6.8 12.4 3.6 3.6 6.8-7.4" />],
  failing: [
    <rect key="r" class="fill" x="1" y="1" width="22" height="22" rx="2.5" />,
    <path key="p" class="ink" d="m7 7 10 10m0-10L7 17" />,
  ],
  running: [
    <g key="g" class="turning">
      <circle class="stroke faint" cx="12" cy="12" r="10" />
      <path class="stroke" d="M12 2a10 10 0 0 1 10 10" />
    </g>,
    <path key="p" class="fill" d="M9.4 7.4 16.8 12l-7.4 4.6Z" />,
  ],
  queued: [<circle key="c" class="stroke dashed" cx="12" cy="12" r="10" />, <path key="p" class="stroke" d="M12 7v5l3.4 2" />],
  cancelled: [<circle key="c" class="stroke" cx="12" cy="12" r="10" />, <path key="p" class="stroke" d="m5.2 18.8 13.6-13.6" />],
  skipped: [<path key="p" class="fill" d="m3 5 8 7-8 7Zm9 0 8 7-8 7Z" />],
  other: [
    <path key="d" class="fill" d="M12 .8 23.2 12 12 23.2.8 12Z" />,
    <path key="p" class="ink" d="M9.3 9.6a2.7 2.7 0 1 1 4.3 2.3c-1 .7-1.6 1.1-1.6 2.2m0 3v.2" />,
  ],
};
