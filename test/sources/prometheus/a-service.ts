import { listen } from "../../support/github/listen.ts";

const BOUNDS = [0.05, 0.1, 0.2];

/** Of each ten requests. */
export type Behaviour = { readonly failed: number; readonly slow: number };
const BATCH = 10;
/** So often that no two scrapes find the same. */
const BATCH_MS = 250;

/** The generated exporter's counters, which grow as the service behaves. */
class Counters {
  #requests = 0;
  #failed = 0;
  #slow = 0;

  grow({ failed, slow }: Behaviour): void {
    this.#requests += BATCH;
    this.#failed += failed;
    this.#slow += slow;
  }

  text(): string {
    const quick = this.#requests - this.#slow;
    return [
      `http_requests_total{method="POST",route="/predict",status="200"} ${this.#requests - this.#failed}`,
      // As clients of Prometheus do: no series before the first failure.
      ...(this.#failed > 0 ? [`http_requests_total{method="POST",route="/predict",status="500"} ${this.#failed}`] : []),
      ...BOUNDS.map(
        (bound) => `http_request_duration_seconds_bucket{route="/predict",le="${bound}"} ${bound < 0.2 ? quick : this.#requests}`,
      ),
      `http_request_duration_seconds_bucket{route="/predict",le="+Inf"} ${this.#requests}`,
      "",
    ].join("\n");
  }
}

/** Services on one server, each at its own path, with steady requests. What a path does may be changed while it runs. */
export async function startServices(paths: Record<string, Behaviour>) {
  const counters = new Map(Object.keys(paths).map((path) => [path, new Counters()]));
  const clock = setInterval(() => {
    for (const [path, one] of counters) one.grow(paths[path] ?? { failed: 0, slow: 0 });
  }, BATCH_MS);
  const server = await listen(({ url = "" }, response) => {
    response.writeHead(200, { "content-type": "text/plain; version=0.0.4" }).end(counters.get(url)?.text() ?? "");
  });
  const stop = async () => {
    clearInterval(clock);
    await server.close();
  };
  return { target: new URL(server.url).host, stop };
}
