import { expect, test } from "vitest";
import { cacheControlOf, contentTypeOf } from "../../../bin/deploy/content-type.ts";

test.each([
  ["index.html", "text/html; charset=utf-8", "no-cache"],
  ["config.json", "application/json", "no-cache"],
  ["favicon.svg", "image/svg+xml", "no-cache"],
  ["assets/index-eb-__ZIg.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"],
  ["assets/index-D4kLp0Qz.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"],
  ["assets/logo.png", "image/png", "no-cache"],
  ["data.bin", "application/octet-stream", "no-cache"],
])("serves %s as %s, %s", (path, type, cache) => {
  expect(contentTypeOf(path)).toBe(type);
  expect(cacheControlOf(path)).toBe(cache);
});
