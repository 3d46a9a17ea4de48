/** Calls `start` now and whenever the tab is shown again, `pause` when it is hidden; answers how to stop following. */
export function whileVisible(start: () => void, pause: () => void): () => void {
  const follow = () => (document.hidden ? pause() : start());
  follow();
  document.addEventListener("visibilitychange", follow);
  return () => document.removeEventListener("visibilitychange", follow);
}
