/** How tiles are laid out to fill a screen. */
export type Fit = { readonly columns: number; readonly rowPx: number; readonly fontPx: number; readonly isCompact: boolean };

type Size = { readonly width: number; readonly height: number };
/** What a tile needs, in its own font size. */
type Need = { readonly widthEm: number; readonly heightEm: number };

export const GAP_PX = 14;
export const GROUP_HEAD_PX = 46;
const FULL: Need = { widthEm: 16.5, heightEm: 13 };
const COMPACT: Need = { widthEm: 12, heightEm: 8.2 };
const MIN_FONT_PX = 13;
const MAX_FONT_PX = 44;
/** Below it a full tile cannot be read from across a room. */
const READABLE_FONT_PX = 17;
const TALLEST = 1.35;

/**
 * The columns with which all tiles fit into a screen at the largest size. Tiles tell less where that lets them be
 * read. Where there are too many even so, they keep a size that can be read and the screen scrolls.
 */
export function fitTiles(counts: readonly number[], size: Size): Fit {
  const full = best(counts, size, FULL);
  const compact = best(counts, size, COMPACT);
  const isCompact = full.fontPx < READABLE_FONT_PX && compact.fontPx > full.fontPx;
  const { columns, fontPx, heightPx } = isCompact ? compact : full;
  const { heightEm } = isCompact ? COMPACT : FULL;
  const shown = Math.min(MAX_FONT_PX, Math.max(MIN_FONT_PX, fontPx));
  return { columns, fontPx: shown, rowPx: Math.max(shown * heightEm, Math.min(heightPx, shown * heightEm * TALLEST)), isCompact };
}

function best(counts: readonly number[], size: Size, need: Need) {
  const most = Math.max(1, ...counts);
  const fits = Array.from({ length: most }, (_, index) => fitOf(counts, size, need, index + 1));
  return fits.reduce((a, b) => (b.fontPx > a.fontPx ? b : a));
}

function fitOf(counts: readonly number[], { width, height }: Size, { widthEm, heightEm }: Need, columns: number) {
  const rows = Math.max(
    1,
    counts.map((count) => Math.ceil(count / columns)).reduce((a, b) => a + b, 0),
  );
  const widthPx = (width - (columns - 1) * GAP_PX) / columns;
  const heightPx = (height - counts.length * GROUP_HEAD_PX - rows * GAP_PX) / rows;
  return { columns, heightPx, fontPx: Math.min(widthPx / widthEm, heightPx / heightEm) };
}
