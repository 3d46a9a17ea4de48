import { useEffect, useState } from "preact/hooks";
import type { Store } from "./store.ts";

/** The store's value, drawn again when it changes. */
export function useStore<T>(store: Store<T>): T {
  const [value, setValue] = useState(() => store.get());
  useEffect(() => {
    const follow = () => setValue(() => store.get());
    follow();
    return store.follow(follow);
  }, [store]);
  return value;
}
