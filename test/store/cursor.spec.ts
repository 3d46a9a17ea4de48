import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cursorOf, positionOf } from "../../lambdas/store/cursor.ts";

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 });

describe("a cursor", () => {
  it("leads its own list back to its position", () => {
    fc.assert(fc.property(text, text, (list, position) => void expect(positionOf(list, cursorOf(list, position))).toBe(position)));
  });

  it("leads no other list anywhere", () => {
    fc.assert(
      fc.property(text, text, text, (list, other, position) => {
        fc.pre(list !== other);
        expect(positionOf(other, cursorOf(list, position))).toBeNull();
      }),
    );
  });

  it("is refused when a character of it is changed", () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.constantFrom(..."abcXYZ019-_."), (position, at, character) => {
        const cursor = cursorOf("runs", position);
        const index = at % cursor.length;
        fc.pre(cursor[index] !== character);
        expect(positionOf("runs", cursor.slice(0, index) + character + cursor.slice(index + 1))).toBeNull();
      }),
    );
  });

  it("is refused with anything behind it", () => {
    expect(positionOf("runs", `${cursorOf("runs", "1")}.more`)).toBeNull();
  });

  it("is refused where it is any other text", () => {
    fc.assert(fc.property(fc.string(), (foreign) => void expect(positionOf("runs", foreign)).toBeNull()));
  });

  it("fits into a URL as it is", () => {
    fc.assert(fc.property(text, (position) => void expect(cursorOf("runs", position)).toMatch(/^[\w.-]+$/)));
  });
});
