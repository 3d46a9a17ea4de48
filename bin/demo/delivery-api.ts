import type * as z from "zod";
import { Anomaly, DoraAnswer, PercentilesAnswer, SuccessAnswer } from "../../lambdas/contract/delivery.ts";
import { Deployment, type DeploymentFinish, DeploymentGenerator, type DeploymentRequest } from "../../lambdas/contract/deployment.ts";
import { pageOf } from "../../lambdas/contract/scalars.ts";
import type { Call } from "./call.ts";

/** What the demo of deployments asks of the HTTP API. */
export type DeliveryApi = {
  readonly start: (request: Omit<z.input<typeof DeploymentRequest>, "environment">) => Promise<Deployment>;
  readonly finish: (id: string, finish: DeploymentFinish) => Promise<Deployment>;
  readonly deployment: (id: string) => Promise<Deployment>;
  readonly generator: () => Promise<DeploymentGenerator>;
  readonly startGenerator: (seed: number, speed: number) => Promise<DeploymentGenerator>;
  readonly stopGenerator: () => Promise<DeploymentGenerator>;
  readonly running: () => Promise<readonly Deployment[]>;
  readonly latest: () => Promise<readonly Deployment[]>;
  readonly percentiles: (service?: string) => Promise<PercentilesAnswer>;
  readonly successRate: (service?: string) => Promise<SuccessAnswer>;
  readonly anomalies: (service: string) => Promise<readonly Anomaly[]>;
  readonly dora: (service: string) => Promise<DoraAnswer>;
};

export function openDeliveryApi(call: Call): DeliveryApi {
  const send = <T>(schema: z.ZodType<T>, method: "POST" | "PATCH", path: string, body: unknown) =>
    call(schema, path, { method, body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });
  const of = (service?: string) => (service === undefined ? "" : `?service=${encodeURIComponent(service)}`);
  const list = async (path: string) => (await call(pageOf(Deployment), path)).items;
  return {
    start: (request) => send(Deployment, "POST", "/deployments", { ...request, environment: "production" }),
    finish: (id, finish) => send(Deployment, "PATCH", `/deployments/${id}`, finish),
    deployment: (id) => call(Deployment, `/deployments/${id}`),
    generator: () => call(DeploymentGenerator, "/deployments/status"),
    startGenerator: (seed, speed) => send(DeploymentGenerator, "POST", "/deployments/start", { seed, speed }),
    stopGenerator: () => send(DeploymentGenerator, "POST", "/deployments/stop", {}),
    running: () => list("/deployments/running"),
    latest: () => list("/deployments/latest"),
    percentiles: (service) => call(PercentilesAnswer, `/p95${of(service)}`),
    successRate: (service) => call(SuccessAnswer, `/success-rate${of(service)}`),
    anomalies: async (service) => (await call(pageOf(Anomaly), `/anomalies${of(service)}`)).items,
    dora: (service) => call(DoraAnswer, `/metrics/dora${of(service)}`),
  };
}
