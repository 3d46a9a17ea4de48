import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { signatureHolds } from "../../../lambdas/sources/github/signature.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const sign = (secret: string, body: Uint8Array) => `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
const someBytes = fc.uint8Array({ maxLength: 200 });
const aSecret = fc.string({ minLength: 1 });

describe("a signature", () => {
  it("holds for GitHub's published example", () => {
    const header = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    expect(signatureHolds("It's a Secret to Everybody", bytes("Hello, World!"), header)).toBe(true);
  });

  it("holds for what was signed, whatever the bytes", () => {
    fc.assert(
      fc.property(aSecret, someBytes, (secret, body) => {
        expect(signatureHolds(secret, body, sign(secret, body))).toBe(true);
      }),
    );
  });

  it("does not hold for a body of which one byte was changed", () => {
    const some = fc.uint8Array({ minLength: 1, maxLength: 200 }).chain((body) => fc.tuple(fc.constant(body), fc.nat(body.length - 1)));
    fc.assert(
      fc.property(aSecret, some, fc.integer({ min: 1, max: 255 }), (secret, [body, at], change) => {
        const changed = body.with(at, (body[at] ?? 0) ^ change);
        expect(signatureHolds(secret, changed, sign(secret, body))).toBe(false);
      }),
    );
  });

  it("does not hold with another secret, nor for another body", () => {
    fc.assert(
      fc.property(aSecret, aSecret, someBytes, someBytes, (secret, other, body, otherBody) => {
        fc.pre(secret !== other && Buffer.compare(body, otherBody) !== 0);
        expect(signatureHolds(other, body, sign(secret, body))).toBe(false);
        expect(signatureHolds(secret, otherBody, sign(secret, body))).toBe(false);
      }),
    );
  });

  it("does not hold for any other header, and never throws", () => {
    const body = bytes("{}");
    const right = sign("secret", body);
    const header = fc.oneof(
      fc.string(),
      fc.stringMatching(/^sha256=[0-9a-f]{64}$/),
      fc.tuple(fc.nat(right.length - 1), fc.string({ maxLength: 2 })).map(([at, put]) => right.slice(0, at) + put + right.slice(at + 1)),
    );
    fc.assert(
      fc.property(header, (other) => {
        fc.pre(other !== right);
        expect(signatureHolds("secret", body, other)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  const right = sign("secret", bytes("{}"));
  test.each([
    ["none", undefined],
    ["an empty one", ""],
    ["one without its name", right.slice(7)],
    ["one of SHA-1", `sha1=${createHmac("sha1", "secret").update("{}").digest("hex")}`],
    ["a cut one", right.slice(0, -1)],
    ["a longer one", `${right}0`],
    ["one with a line break", `${right}\n`],
    ["one in capitals", right.toUpperCase()],
    ["two at once", `${right},${right}`],
  ])("does not hold where the header is %s", (_, header) => {
    expect(signatureHolds("secret", bytes("{}"), header)).toBe(false);
  });

  it("does not hold without a secret, though it was made with none", () => {
    expect(signatureHolds("", bytes("{}"), sign("", bytes("{}")))).toBe(false);
  });
});
