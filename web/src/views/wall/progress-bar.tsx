/** How much of the usual time is over; nothing where that is not known. The words beside it tell the same. */
export function ProgressBar({ ratio }: { readonly ratio: number | null }) {
  if (ratio === null) return null;
  return (
    <svg class="tile-progress" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect class="tile-progress-rest" width={100} height={4} />
      <rect class="tile-progress-part" width={ratio * 100} height={4} />
    </svg>
  );
}
