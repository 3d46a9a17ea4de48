import type { IncomingMessage } from "node:http";
import { type FakeAnswer, NOT_FOUND, refusal } from "./answer.ts";
import type { Limits } from "./limits.ts";
import { routeAnswer } from "./routes.ts";
import { etagOf } from "./send.ts";
import type { FakeRepository, World } from "./world.ts";

export type PageHook = (page: { path: string; page: number }) => void;

export type Hub = {
  world: World;
  limits: Limits;
  tokens: Set<string>;
  vanished: Set<string>;
  /** Old names of repositories, with their numbers. */
  renamed: Map<string, number>;
  url: string;
  storage: string;
  onPage: PageHook;
};

/** One answer of the API, counted against the quota as GitHub counts: an unchanged page and a bad token cost nothing. */
export function apiAnswer(hub: Hub, { method, url = "/", headers }: IncomingMessage): FakeAnswer {
  const token = /^(?:bearer|token) (.+)$/i.exec(headers.authorization ?? "")?.[1] ?? null;
  const refused = refusalOf(hub, method, token);
  if (refused !== null) return { ...refused, headers: { ...hub.limits.headers(), ...refused.headers } };
  const found = lookUp(hub, new URL(url, hub.url), token !== null);
  const etag = etagOf(found, token);
  const isUnchanged = found.status === 200 && (headers["if-none-match"] ?? "").includes(etag.slice(2));
  if (!isUnchanged) hub.limits.quota.used += 1;
  const sent = { ...hub.limits.headers(), ...(found.status === 200 ? { etag } : {}), ...found.headers };
  return isUnchanged ? { status: 304, headers: sent } : { ...found, headers: sent };
}

function refusalOf({ tokens, limits }: Hub, method: string | undefined, token: string | null): FakeAnswer | null {
  if (method !== "GET") return refusal(500, "An observer only reads");
  return token !== null && !tokens.has(token) ? refusal(401, "Bad credentials") : limits.refusal();
}

function lookUp({ world, vanished, renamed, url, storage, onPage }: Hub, asked: URL, isKnown: boolean): FakeAnswer {
  const { pathname, searchParams: query } = asked;
  const [, name, number, rest = ""] = /^(?:\/repos\/([^/]+\/[^/]+)|\/repositories\/(\d+))(\/.*)?$/.exec(pathname) ?? [];
  const moved = renamed.get(name ?? "");
  if (moved !== undefined) return { status: 301, bytes: "", headers: { location: `${url}/repositories/${moved}${rest}${asked.search}` } };
  if (query.has("per_page") || query.has("page")) onPage({ path: pathname, page: Number(query.get("page") ?? 1) });
  const repository = world.repositories.find((one) => one.name === name || String(one.id) === number);
  if (repository === undefined || vanished.has(repository.name) || !maySee(repository, isKnown)) return NOT_FOUND;
  return routeAnswer({ world, repository, query, storage, isKnown, self: `${url}/repositories/${repository.id}${rest}` }, rest);
}

const maySee = (repository: FakeRepository, isKnown: boolean): boolean => isKnown || !repository.private;
