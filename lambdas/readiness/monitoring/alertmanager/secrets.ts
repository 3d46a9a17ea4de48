/** Fields of Alertmanager and Fluent Bit that hold a secret; with `_file` at the end they only name where it is. */
const SECRET = /(?:password|passwd|credentials|bearer_token|secret|secret_key|api_key|auth_token|routing_key|service_key|slack_api_url)$/i;
const PLACEHOLDER = /^\$\{?\w+\}?$/;

/** Secrets that stand in the configuration itself, by the path of their field; a variable's place is none. */
export function secretsIn(value: unknown, path = ""): string[] {
  if (typeof value === "string") return isSecret(path, value) ? [`${path} holds a secret as text; it belongs in a file or a variable`] : [];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => secretsIn(inner, path === "" ? key : `${path}.${key}`));
}

function isSecret(path: string, value: string): boolean {
  if (/\burl\b/.test(path)) return /^\w+:\/\/[^/@\s]*:[^/@\s]*@/.test(value);
  return SECRET.test(path) && value !== "" && !PLACEHOLDER.test(value);
}
