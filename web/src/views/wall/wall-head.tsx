import { useEffect } from "preact/hooks";
import { wallHref } from "../../app/hrefs.ts";
import type { WallFilter } from "../../app/routes.ts";
import { go } from "../../app/use-route.ts";
import { ViewHead } from "../../elements/view-head.tsx";

/** The wall's title, and the ways to and from the big one. */
export function WallHead({ title, filter }: { readonly title: string; readonly filter: WallFilter }) {
  return (
    <ViewHead title={title}>
      {filter.big ? (
        <BigWays filter={filter} />
      ) : (
        <a class="wall-way" href={wallHref({ ...filter, big: true })} title="Without this page's frame, for a screen across the room">
          Big
        </a>
      )}
    </ViewHead>
  );
}

/** Escape leaves the browser's full screen by itself; the next one leaves the big wall. */
function BigWays({ filter }: { readonly filter: WallFilter }) {
  const back = wallHref({ ...filter, big: false });
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape" && document.fullscreenElement === null) go(back);
    };
    addEventListener("keydown", leave);
    return () => removeEventListener("keydown", leave);
  }, [back]);
  return (
    <>
      {document.fullscreenEnabled && (
        <button type="button" onClick={toggleFullScreen}>
          Full screen
        </button>
      )}
      <a class="wall-way" href={back}>
        Leave
      </a>
    </>
  );
}

function toggleFullScreen(): void {
  // The browser may refuse; the wall is then as big as its window.
  const asked = document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen();
  asked.catch(() => {});
}
