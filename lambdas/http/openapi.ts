import * as z from "zod";
import { Problem } from "../contract/problem.ts";
import { Workflow } from "../contract/workflow.ts";
import { PROBLEMS, type ProblemCode } from "./problem.ts";
import type { Answers, Route } from "./route.ts";

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: "input" | "output"): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any", target: "draft-2020-12" });
  return json;
};

/** A path as OpenAPI writes it, which knows no parameter that takes slashes. */
export const documentedPath = (path: string): string => path.replace("+}", "}");

/** An OpenAPI 3.1 document of the routes, from the schemas that the routes themselves parse with. */
export function openApi(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = documentedPath(route.path);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Bellwether",
      version: "1",
      description:
        "What CI and deployments are really doing. Lists answer `{items, nextCursor}`, newest first. Errors are RFC 9457 problems with a stable `code`.",
    },
    servers: [{ url: "." }],
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: { Problem: schemaOf(Problem, "output"), Workflow: schemaOf(Workflow, "input") },
    },
  };
}

function operationOf(route: Route): Json {
  const { answers, alsoAnswers } = route;
  const content = contentOf(answers);
  return {
    summary: route.summary,
    tags: [route.tag],
    operationId: `${route.method.toLowerCase()}${route.path.replace(/\W+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    security: route.scope === null ? [] : [{ token: [] }],
    ...(route.scope ? { "x-scope": route.scope } : {}),
    parameters: parametersOf(route),
    ...requestBodyOf(route),
    responses: {
      [answers.status]: { description: answers.description, content },
      ...(alsoAnswers ? { [alsoAnswers.status]: { description: alsoAnswers.description, content: contentOf(alsoAnswers) } } : {}),
      ...(route.headers?.Range ? { 206: { description: "The part of it that `Content-Range` names", content } } : {}),
      ...(route.method === "GET" ? { 304: { description: "It is as `If-None-Match` knows it", content: {} } } : {}),
      ...problemsOf(route),
    },
  };
}

const contentOf = (answers: Answers): Json =>
  "schema" in answers
    ? { "application/json": { schema: schemaOf(answers.schema, "output") } }
    : { [answers.contentType]: { schema: { type: "string" } } };

function requestBodyOf({ body, textBody }: Route): Json {
  if (textBody)
    return { requestBody: { required: true, description: textBody, content: { "text/plain": { schema: { type: "string" } } } } };
  return body ? { requestBody: { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } } } : {};
}

function parametersOf(route: Route): Json[] {
  const inPath = [...route.path.matchAll(/\{(\w+)\+?\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const query = route.query ? schemaOf(route.query, "input") : {};
  const properties = z.record(z.string(), z.unknown()).catch({}).parse(query.properties);
  const required = z.array(z.string()).catch([]).parse(query.required);
  const inQuery = Object.entries(properties).map(([name, schema]) => ({ name, in: "query", required: required.includes(name), schema }));
  const inHeader = Object.entries(route.headers ?? {}).map(([name, description]) => ({
    name,
    in: "header",
    description,
    schema: { type: "string" },
  }));
  return [...inPath, ...inQuery, ...inHeader];
}

function problemsOf(route: Route): Json {
  const codes: ProblemCode[] = [
    ...(route.body ? (["malformed_json", "validation_failed", "body_too_large"] as const) : []),
    ...(route.query ? (["validation_failed"] as const) : []),
    ...(route.scope ? (["unauthorized", "forbidden"] as const) : []),
    ...route.problems,
  ];
  const byStatus = Map.groupBy(new Set(codes), (code) => PROBLEMS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      {
        description: same.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join("; "),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}
