import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { sign, verify } from "../../../lambdas/sources/deployer/signature.ts";

const SECRET = "s3cret";
const NOW = "2026-11-21T12:00:00.900Z";
const BODY = '{"type":"deploy"}';
const after = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();

describe("the signature of a deploy request", () => {
  it("is what `openssl dgst -sha256 -hmac` makes of the time, a dot and the body", () => {
    expect(sign("key", "body", "1970-01-01T00:00:07Z")).toBe("t=7,v1=64089aa581edb495748bb7a47e979f6a761baedb9e06713d14122ec6b656948e");
  });

  it("holds for what was signed, whatever that is", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ unit: "binary" }), (secret, body) => {
        expect(verify(secret, body, sign(secret, body, NOW), NOW)).toBe(true);
      }),
    );
  });

  test.each([
    ["another body", SECRET, `${BODY} `, sign(SECRET, BODY, NOW)],
    ["another secret", "other", BODY, sign(SECRET, BODY, NOW)],
    ["another time than was signed", SECRET, BODY, sign(SECRET, BODY, NOW).replace(/t=\d+/, `t=${Math.floor(Date.parse(NOW) / 1000) - 1}`)],
    ["no header", SECRET, BODY, undefined],
    ["an empty header", SECRET, BODY, ""],
    ["a header with more in it", SECRET, BODY, `${sign(SECRET, BODY, NOW)},v0=00`],
    ["a signature that is too short", SECRET, BODY, sign(SECRET, BODY, NOW).slice(0, -1)],
    ["a time that is none", SECRET, BODY, sign(SECRET, BODY, NOW).replace(/t=\d+/, "t=NaN")],
    ["no secret", "", BODY, sign(SECRET, BODY, NOW)],
  ])("does not hold for %s", (_, secret, body, header) => {
    expect(verify(secret, body, header, NOW)).toBe(false);
  });

  it("holds for five minutes, unless told otherwise, and not before its time", () => {
    const held = (seconds: number, tolerance?: number) => verify(SECRET, BODY, sign(SECRET, BODY, NOW), after(seconds), tolerance);

    expect([-301, -299, 0, 299, 301].map((seconds) => held(seconds))).toEqual([false, true, true, true, false]);
    expect([held(9, 10), held(11, 10)]).toEqual([true, false]);
  });

  it("is not made without a secret", () => {
    expect(() => sign("", BODY, NOW)).toThrow("There is no secret to sign with");
  });
});
