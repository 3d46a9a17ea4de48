import { extname } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

/** By the name's ending; bytes where it is none of ours. */
export const contentTypeOf = (path: string): string => TYPES[extname(path).toLowerCase()] ?? "application/octet-stream";

/** Names that carry a hash of their content never change; everything else is asked for each time. */
export const cacheControlOf = (path: string): string =>
  /(^|\/)assets\/.+-[A-Za-z0-9_-]{8,}\.\w+(\.map)?$/.test(path) ? "public, max-age=31536000, immutable" : "no-cache";
