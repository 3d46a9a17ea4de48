const LAST = "production";

/** The environments of all, each list's order kept as far as they agree, longest list first; `production` is last. */
export function environmentsOf(lists: readonly (readonly string[])[]): readonly string[] {
  const order: string[] = [];
  for (const list of lists.toSorted((a, b) => b.length - a.length)) {
    list.forEach((name, index) => {
      if (order.includes(name)) return;
      const next = list.slice(index + 1).find((later) => order.includes(later));
      order.splice(next === undefined ? order.length : order.indexOf(next), 0, name);
    });
  }
  return order.includes(LAST) ? [...order.filter((name) => name !== LAST), LAST] : order;
}
