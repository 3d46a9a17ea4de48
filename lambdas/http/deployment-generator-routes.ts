import { DeploymentGenerator, DeploymentGeneratorRequest } from "../contract/deployment.ts";
import { startDeploymentGenerator } from "../pipeline/generate-deployments.ts";
import { getDeploymentGenerator, switchDeploymentGenerator } from "../store/deployment-generator.ts";
import type { ApiContext } from "./api-context.ts";
import { ProblemError } from "./problem.ts";
import { json, type Route, route } from "./route.ts";

const answers = { status: 200, schema: DeploymentGenerator, description: "Its state; what it makes is simulated" } as const;

export const deploymentGeneratorRoutes = (context: ApiContext): Route[] => [
  route({
    method: "GET",
    path: "/deployments/status",
    tag: "Deployments",
    summary: "Read the generator of simulated deployments",
    scope: "read",
    answers,
    problems: [],
    serve: async () => json(await getDeploymentGenerator(context.stores.registry)),
  }),
  route({
    method: "POST",
    path: "/deployments/start",
    tag: "Deployments",
    summary: "Simulate deployments, one each ten seconds",
    scope: "write",
    body: DeploymentGeneratorRequest,
    answers,
    problems: ["generator_state"],
    serve: async ({ body }) => {
      const generator = { ...body, on: true, since: context.now(), simulated: true } as const;
      return answer(generator, await startDeploymentGenerator(context.stores, context.simulate, generator));
    },
  }),
  route({
    method: "POST",
    path: "/deployments/stop",
    tag: "Deployments",
    summary: "Simulate no more deployments; those that run finish",
    scope: "write",
    answers,
    problems: ["generator_state"],
    serve: async () => {
      const { registry } = context.stores;
      const generator = { ...(await getDeploymentGenerator(registry)), on: false, since: null };
      return answer(generator, await switchDeploymentGenerator(registry, generator));
    },
  }),
];

function answer(generator: DeploymentGenerator, outcome: "switched" | "unchanged"): Response {
  if (outcome === "switched") return json(generator);
  throw new ProblemError("generator_state", `the generator is ${generator.on ? "on" : "off"} already`);
}
