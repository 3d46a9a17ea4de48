import { Generator, GeneratorRequest } from "../contract/generator.ts";
import { Health } from "../contract/health.ts";
import { getGenerator, switchGenerator } from "../store/generator.ts";
import type { ApiContext } from "./api-context.ts";
import { ProblemError } from "./problem.ts";
import { json, type Route, route } from "./route.ts";

export const systemRoutes = (context: ApiContext): Route[] => [
  route({
    method: "GET",
    path: "/health",
    tag: "System",
    summary: "Whether Bellwether is well; for a token, with the details",
    scope: null,
    answers: { status: 200, schema: Health.partial().required({ status: true }), description: "Without a token the status only" },
    problems: [],
    serve: async ({ caller }) => {
      const health = await context.checkHealth();
      return json(caller.name === "anonymous" ? { status: health.status } : health);
    },
  }),
  route({
    method: "GET",
    path: "/generator",
    tag: "System",
    summary: "Read the generator of sample runs",
    scope: "read",
    answers: { status: 200, schema: Generator, description: "Its state; what it queues is simulated" },
    problems: [],
    serve: async () => json(await getGenerator(context.stores.registry)),
  }),
  route({
    method: "POST",
    path: "/generator/start",
    tag: "System",
    summary: "Queue sample runs each minute",
    scope: "write",
    body: GeneratorRequest,
    answers: { status: 200, schema: Generator, description: "Its state" },
    problems: ["generator_state"],
    serve: async ({ body }) => {
      const { queued } = await getGenerator(context.stores.registry);
      const generator: Generator = { ...body, on: true, since: context.now(), queued };
      return switchTo(context, generator);
    },
  }),
  route({
    method: "POST",
    path: "/generator/stop",
    tag: "System",
    summary: "Queue no more sample runs",
    scope: "write",
    answers: { status: 200, schema: Generator, description: "Its state" },
    problems: ["generator_state"],
    serve: async () => switchTo(context, { ...(await getGenerator(context.stores.registry)), on: false, since: null }),
  }),
];

async function switchTo({ stores }: ApiContext, generator: Generator): Promise<Response> {
  if ((await switchGenerator(stores.registry, generator)) === "switched") return json(generator);
  throw new ProblemError("generator_state", `the generator is ${generator.on ? "on" : "off"} already`);
}
