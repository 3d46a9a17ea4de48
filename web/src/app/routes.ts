/** What the page can show; the hash of its URL says which. */
export type Route =
  | { readonly view: "overview"; readonly window: string | null }
  | { readonly view: "wall"; readonly filter: WallFilter }
  | { readonly view: "runs"; readonly filter: RunFilter }
  | { readonly view: "run"; readonly id: string; readonly place: RunPlace }
  | { readonly view: "deployments"; readonly filter: DeploymentFilter }
  | { readonly view: "deployment"; readonly id: string }
  | { readonly view: "releases"; readonly filter: ReleaseFilter }
  | { readonly view: "release"; readonly id: string }
  | { readonly view: "artifact"; readonly id: string; readonly path: string }
  | { readonly view: "clusters"; readonly cursor: string | null }
  | { readonly view: "cluster"; readonly id: string }
  | { readonly view: "flaky"; readonly filter: FlakyFilter }
  | { readonly view: "incidents"; readonly filter: IncidentFilter }
  | { readonly view: "incident"; readonly id: string }
  | { readonly view: "sign-in"; readonly token: string }
  | { readonly view: "not-found"; readonly path: string };

/** Which tiles the wall has, and how. `branch` null: the default ones; `ALL_BRANCHES`: all; else the one of that name. */
export type WallFilter = {
  readonly repo: string | null;
  readonly branch: string | null;
  readonly attention: boolean;
  readonly big: boolean;
};
/** No branch can be called so. */
export const ALL_BRANCHES = "*";

export type RunFilter = {
  readonly repo: string | null;
  readonly source: string | null;
  readonly workflow: string | null;
  readonly actor: string | null;
  readonly status: string | null;
  readonly conclusion: string | null;
  readonly branch: string | null;
  readonly since: string | null;
  readonly cursor: string | null;
};

/** Where to look within a run: a tab, a step and a line of its log. */
export type RunPlace = { readonly tab: RunTab; readonly step: number | null; readonly line: number | null };
export type RunTab = "steps" | "tests" | "history";

export type FlakyFilter = { readonly repo: string | null; readonly verdict: string | null; readonly cursor: string | null };
/** `windowDays` is what the URL says: any text. */
export type DeploymentFilter = {
  readonly service: string | null;
  readonly environment: string | null;
  readonly windowDays: string | null;
};
export type ReleaseFilter = { readonly status: string | null; readonly service: string | null; readonly cursor: string | null };
export type IncidentFilter = { readonly status: string | null; readonly cursor: string | null };

/** The route of a hash. Never throws: what it does not know is `not-found`. */
export function parseRoute(hash: string): Route {
  const [path = "", search = ""] = hash.replace(/^#?\/?/, "").split("?", 2);
  const written = path.split("/").filter(Boolean);
  const segments = written.map(decoded).filter((segment) => segment !== null);
  const query = new URLSearchParams(search);
  const get = (name: string): string | null => query.get(name) || null;
  return (segments.length === written.length ? routeOf(segments, get) : null) ?? { view: "not-found", path };
}

type Get = (name: string) => string | null;

function routeOf([view = "overview", id, part, ...rest]: readonly string[], get: Get): Route | null {
  if (id === undefined) return listRoute(view, get);
  if (part === undefined) return itemRoute(view, id, get);
  return view === "releases" && part === "artifacts" && rest.length > 0 ? { view: "artifact", id, path: rest.join("/") } : null;
}

function listRoute(view: string, get: Get): Route | null {
  const cursor = get("cursor");
  switch (view) {
    case "overview":
      return { view, window: get("window") };
    case "wall":
      return {
        view,
        filter: { repo: get("repo"), branch: get("branch"), attention: get("attention") === "1", big: get("big") === "1" },
      };
    case "runs":
      return { view, filter: runFilter(get) };
    case "deployments":
      return { view, filter: { service: get("service"), environment: get("environment"), windowDays: get("windowDays") } };
    case "releases":
      return { view, filter: { status: get("status"), service: get("service"), cursor } };
    case "clusters":
      return { view, cursor };
    case "flaky":
      return { view, filter: { repo: get("repo"), verdict: get("verdict"), cursor } };
    case "incidents":
      return { view, filter: { status: get("status"), cursor } };
    default:
      return null;
  }
}

const runFilter = (get: Get): RunFilter => ({
  repo: get("repo"),
  source: get("source"),
  workflow: get("workflow"),
  actor: get("actor"),
  status: get("status"),
  conclusion: get("conclusion"),
  branch: get("branch"),
  since: get("since"),
  cursor: get("cursor"),
});

function itemRoute(view: string, id: string, get: Get): Route | null {
  switch (view) {
    case "runs":
      return { view: "run", id, place: { tab: tabOf(get("tab")), step: positive(get("step")), line: positive(get("line")) } };
    case "deployments":
      return { view: "deployment", id };
    case "releases":
      return { view: "release", id };
    case "clusters":
      return { view: "cluster", id };
    case "incidents":
      return { view: "incident", id };
    case "sign-in":
      return { view: "sign-in", token: id };
    default:
      return null;
  }
}

const tabOf = (value: string | null): RunTab => (value === "tests" || value === "history" ? value : "steps");

const positive = (value: string | null): number | null => (value !== null && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null);

function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
