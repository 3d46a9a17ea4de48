import "./share.css";

/** How much of a whole, as a bar. Null, no data, is an empty outline. The number itself is told beside it. */
export const Share = ({ percent }: { readonly percent: number | null }) => (
  <svg class="share" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect class={percent === null ? "share-none" : "share-rest"} width={100} height={6} />
    {percent !== null && <rect class="share-part" width={percent} height={6} />}
  </svg>
);
