import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { maskMessage } from "../../../lambdas/domain/clusters/mask.ts";

describe("masking", () => {
  test.each([
    ["request 8f14e45f-ceea-467a-9575-1a2b3c4d5e6f failed", "request <uuid> failed"],
    ["at 2026-03-02T10:00:00.123Z it broke", "at <time> it broke"],
    ["took 3.42s, then 12 ms", "took <time>, then <time>"],
    ["read 18846 bytes (18.4 KB) of 12", "read <size> of <n>"],
    ["GET https://api.example/v1/items/42?x=1 failed", "GET <url> failed"],
    ["connect 10.0.1.9:5432 refused", "connect <addr> refused"],
    ["connect localhost:34567 refused", "connect <addr> refused"],
    ["at fe80:0:0:0:204:61ff:fe9d:f156 down", "at <addr> down"],
    ["commit 9fceb02d0ae598e95dc970b74767f19372d61af8 gone", "commit <hash> gone"],
    ["pointer 0x7ffee4c0 freed", "pointer <hex> freed"],
    ["open /home/runner/work/app/a.txt failed", "open <path> failed"],
    ["open C:\\work\\app\\a.txt failed", "open <path> failed"],
    ["in src/cart/total.ts it broke", "in <path> it broke"],
    ["worker-17 lost pod build-4f2k9-x", "worker<n> lost pod build<n>f<n>k<n>-x"],
    ["mail ci@acme.example bounced", "mail <email> bounced"],
    ["index 7 out of range 3", "index <n> out of range <n>"],
  ])("%s -> %s", (text, masked) => {
    expect(maskMessage(text)).toBe(masked);
  });

  test.each([
    "process ended with exit code 137",
    "Request failed with status code 503",
    "HTTP 404",
    "npm ERR! code E404",
    "error TS2304: Cannot find name",
    "fatal error C1083: cannot open",
    "[Errno 28] No space left on device",
    "received signal 11",
  ])("keeps what says which error it is: %s", (text) => {
    expect(maskMessage(text)).toBe(text);
  });

  it("is the same for messages that differ only in what differs from run to run", () => {
    const message = fc
      .record({
        id: fc.uuid(),
        number: fc.nat(),
        ms: fc.nat(100_000),
        ip: fc.ipV4(),
        file: fc.stringMatching(/^[a-z]{1,12}$/),
        sha: fc.stringMatching(/^[0-9a-f]{39}[0-9]$/).filter((sha) => /[a-f]/.test(sha)),
      })
      .map(
        ({ id, number, ms, ip, file, sha }) =>
          `request ${id} to ${ip} at ${sha} took ${ms} ms: cannot read /srv/${file}/${file}.txt of item ${number}`,
      );
    fc.assert(
      fc.property(message, message, (left, right) => {
        expect(maskMessage(left)).toBe(maskMessage(right));
      }),
    );
  });

  it("leaves nothing more to mask", () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 8 }), fc.nat(), fc.uuid(), (words, number, id) => {
        const once = maskMessage(`${words} ${number} ${id}`);
        expect(maskMessage(once)).toBe(once);
      }),
    );
  });

  test.each([
    ["a".repeat(100_000)],
    ["a-b.c@d/e:".repeat(10_000)],
    ["/a".repeat(50_000)],
    ["1a".repeat(50_000)],
    ["0f".repeat(50_000)],
    ["1:2:3:4:".repeat(12_500)],
    ["a.b.".repeat(25_000)],
    ["1.1.".repeat(25_000)],
  ])("answers soon whatever is thrown at it (%#)", (text) => {
    const started = performance.now();
    maskMessage(text);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
