export type Box = { readonly title: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Pairs of boxes of which one lies over the other. */
export const overlaps = (boxes: readonly Box[]): string[] =>
  boxes.flatMap((box, at) =>
    boxes.slice(at + 1).flatMap((other) => (touch(box, other) ? [`${box.title} and ${other.title} lie over each other`] : [])),
  );

const touch = (a: Box, b: Box) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
