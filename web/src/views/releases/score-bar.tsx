import "./score-bar.css";

/** A score of 0 to 1 as a bar. The number itself is told beside it. */
export const ScoreBar = ({ score }: { readonly score: number }) => (
  <svg class="score-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect class="score-bar-rest" width={100} height={6} />
    <rect class="score-bar-part" width={Math.min(100, Math.max(0, score * 100))} height={6} />
  </svg>
);
