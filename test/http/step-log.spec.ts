import * as fc from "fast-check";
import { expect, it } from "vitest";
import { wholeCharacters } from "../../lambdas/http/step-log.ts";

it("ends a part of a log before a character that the part's end would break", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 8 }), fc.nat(), (text, cut) => {
      const bytes = new TextEncoder().encode(text);
      const part = wholeCharacters(bytes.subarray(0, 4 + (cut % (bytes.length - 4 + 1))));
      expect(text.startsWith(new TextDecoder("utf-8", { fatal: true }).decode(part))).toBe(true);
      expect(part.length).toBeGreaterThan(0);
    }),
  );
});
