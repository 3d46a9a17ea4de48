import { DeployRequest } from "../../lambdas/contract/deploy-request.ts";
import type { Answer, Outgoing, SafeFetch } from "../../lambdas/sources/network/safe-fetch.ts";
import { UnreachableError } from "../../lambdas/sources/network/unreachable-error.ts";

export type Asked = { readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string };
type Health = "good" | "bad" | "silent";

export const DEPLOYER = "https://deployer.example/hook";
export const PROMETHEUS = "https://prometheus.example";

/** What releases reach outside: a deployer that takes every request, and a Prometheus whose services are as `health` says. */
export class ReleaseOutside {
  readonly asked: Asked[] = [];
  deployer: (request: DeployRequest) => Answer | "unreachable" = () => ({ status: 202, text: "" });
  /** How its points are, at epoch seconds. */
  health: (environment: string, at: number) => Health = () => "good";

  fetch: SafeFetch = async (url, outgoing = {}) =>
    url.startsWith(PROMETHEUS) ? this.#measured(new URL(url).searchParams) : this.#deploy(url, outgoing);

  /** The requests as the deployer reads them. */
  requests = (): DeployRequest[] => this.asked.map(({ body }) => DeployRequest.parse(JSON.parse(body)));

  #deploy(url: string, { headers = {}, body = "" }: Outgoing): Answer {
    this.asked.push({ url, headers, body });
    const answer = this.deployer(DeployRequest.parse(JSON.parse(body)));
    if (answer === "unreachable") throw new UnreachableError("failed", "deployer.example could not be reached: nothing listens there");
    return answer;
  }

  #measured(parameters: URLSearchParams): Answer {
    const query = parameters.get("query") ?? "";
    const environment = /environment="([^"]+)"/.exec(query)?.[1] ?? "";
    const [start = 0, end = 0, step = 1] = ["start", "end", "step"].map((name) => Number(parameters.get(name)));
    const times = Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, index) => start + index * step);
    const values = times.flatMap((time, index) => {
      const health = this.health(environment, time);
      return health === "silent" ? [] : [[time, String(pointOf(query, health, index))]];
    });
    const result = values.length === 0 ? [] : [{ metric: {}, values }];
    return { status: 200, text: JSON.stringify({ status: "success", data: { resultType: "matrix", result } }) };
  }
}

/** A service that holds its objectives, or one of whose requests a fifth fails. */
function pointOf(query: string, health: Health, index: number): number {
  if (query.includes("histogram_quantile")) return 0.06 + (index % 5) * 1e-4;
  if (query.includes("5..")) return health === "bad" ? 0.2 : (index % 3) * 1e-5;
  return 50 + (index % 7);
}
