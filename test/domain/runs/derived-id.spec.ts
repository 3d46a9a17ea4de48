import fc from "fast-check";
import { decodeTime, encodeTime, isValid } from "ulid";
import { describe, expect, it } from "vitest";
import { derivedId } from "../../../lambdas/domain/runs/derived-id.ts";
import { isId } from "../../../lambdas/store/keys.ts";

const digest = fc.stringMatching(/^[0-9a-f]{64}$/);
const time = fc.integer({ min: 0, max: 2 ** 48 - 1 });

describe("the id of a slot", () => {
  it("is a ULID of the slot's time, whatever the digest", () => {
    fc.assert(
      fc.property(time, digest, (atMs, text) => {
        const id = derivedId(atMs, text);
        expect([isValid(id), isId(id), decodeTime(id), id.slice(0, 10)]).toEqual([true, true, atMs, encodeTime(atMs, 10)]);
      }),
    );
  });

  it("is another for another digest or time", () => {
    const digests = fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{20}$/), { minLength: 2 });
    fc.assert(
      fc.property(digests, (texts) => {
        expect(new Set(texts.map((text) => derivedId(1, text))).size).toBe(texts.length);
      }),
    );
    expect(derivedId(1, "0".repeat(20))).not.toBe(derivedId(2, "0".repeat(20)));
  });

  it("stays what it was: what is stored is found again", () => {
    expect(derivedId(1_763_726_400_000, "0123456789abcdef0123")).toBe("01KAK4J6G004HKAPS9XF6ZZ093");
  });
});
