import type { Tell } from "../play.ts";
import type { ReleaseApi } from "./release-api.ts";

/** A play of releases: whose tokens it uses, where people can look at it, and who is told. */
export type ReleaseDemo = {
  /** Of an admin token: it sets environments, requests and promotes. */
  readonly author: ReleaseApi;
  /** Of somebody else's token: it approves. */
  readonly approver: ReleaseApi;
  readonly urls: { readonly apiUrl: string; readonly dashboardUrl: string };
  readonly tell: Tell;
};

/** Tells where a release can be looked at. */
export function tellLinks({ urls, tell }: ReleaseDemo, id: string): void {
  tell(`  page  ${urls.dashboardUrl}#/releases/${id}`);
  tell(`  API   ${urls.apiUrl}/releases/${id}`);
}
