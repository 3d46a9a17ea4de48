import type { Token } from "./tokens.ts";

const METHODS = ["get", "api_route", "route", "add_api_route"];

/** Paths that the file's routes answer: `@router.get("/health")`, `app.add_api_route("/health", ...)`. */
export const routesOf = (tokens: readonly Token[]): string[] =>
  tokens.flatMap(({ kind, text }, at) => {
    const isCall = tokens[at - 1]?.text === "(" && METHODS.includes(tokens[at - 2]?.text ?? "") && tokens[at - 3]?.text === ".";
    return kind === "string" && isCall ? [text] : [];
  });
