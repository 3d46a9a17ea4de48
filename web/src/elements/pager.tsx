import "./pager.css";

type PagerProps = { readonly newest: string | null; readonly older: string | null };

/** Ways to the newest page and to the next older one; null where there is none. */
export function Pager({ newest, older }: PagerProps) {
  if (newest === null && older === null) return null;
  return (
    <nav class="pager" aria-label="Pages">
      {newest === null ? <span /> : <a href={newest}>← Newest</a>}
      {older !== null && (
        <a href={older} rel="next">
          Older →
        </a>
      )}
    </nav>
  );
}
