import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

export type Size = { readonly width: number; readonly height: number };

/** An element's inner size as it changes; null until it is drawn. */
export function useSize(): { readonly ref: RefObject<HTMLDivElement | null>; readonly size: Size | null } {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, size };
}
