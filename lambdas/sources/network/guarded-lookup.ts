import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { isRefused } from "./refused-address.ts";
import { UnreachableError } from "./unreachable-error.ts";

/** All addresses of a name. */
export type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

/**
 * Resolves a name for the very connection that is then made, so that a name whose answer changes (DNS rebinding) gains nothing. One refused
 * address among public ones refuses them all: which of them would be taken is chance.
 */
export const guardedLookup =
  (target: string, resolve: Resolve): LookupFunction =>
  (host, { all }, callback) => {
    const answer = (addresses: readonly LookupAddress[]) => {
      const [first] = addresses;
      if (first === undefined) callback(new UnreachableError("failed", `${host} has no address`), []);
      else if (addresses.some(({ address }) => isRefused(address, target))) callback(refusal(host), []);
      else if (all) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    };
    resolve(host).then(answer, (error) => callback(error, []));
  };

const refusal = (host: string) => new UnreachableError("refused", `${host} has an address of a local network`);
