import { isIP } from "node:net";
import { isEmulator, isRefused } from "./refused-address.ts";

const SCHEMES: ReadonlySet<string> = new Set(["http:", "https:"]);
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal)$/;

/**
 * Why a URL that a user gave must not be asked, null if it may. A name that passes here may still resolve to a local address, then or later:
 * `safeFetch` looks at the address that it connects to.
 */
export function problemOfUrl(text: string, target: string): string | null {
  const url = URL.parse(text);
  if (url === null || !SCHEMES.has(url.protocol)) return "expected a URL that begins with https:// or http://";
  if (url.username !== "" || url.password !== "") return "must not hold credentials";
  if (text.includes("#")) return "must not have a fragment";
  return placeProblem(url, target);
}

/** The parser has turned every way to write an IPv4 address (`0x7f.1`, `2130706433`) into the usual one. */
function placeProblem({ protocol, hostname }: URL, target: string): string | null {
  const host = hostname.replace(/^\[|\]$|\.$/g, "");
  if (isIP(host) !== 0) {
    if (isRefused(host, target)) return isEmulator(target) ? "is a link-local address" : "is an address of a local network";
  } else if (!isEmulator(target) && LOCAL_NAME.test(host)) return "is a name of a local network";
  return protocol === "https:" || isEmulator(target) ? null : "must begin with https:// in the cloud";
}
