import fc from "fast-check";

/** Some values, and the same values in another order, cut into groups; some of the groups may be empty. */
export const shuffledGroups = <T>(value: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<{ all: T[]; groups: T[][] }> =>
  fc.array(fc.record({ value, group: fc.nat({ max: 4 }), order: fc.nat() }), { maxLength, size: "max" }).map((entries) => ({
    all: entries.map((entry) => entry.value),
    groups: [0, 1, 2, 3, 4].map((group) =>
      entries
        .filter((entry) => entry.group === group)
        .toSorted((a, b) => a.order - b.order)
        .map((entry) => entry.value),
    ),
  }));
