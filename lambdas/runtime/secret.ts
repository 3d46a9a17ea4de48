import type { SSMClient } from "@aws-sdk/client-ssm";

/** A new value is seen after this long, without a deploy. */
const KEPT_MS = 5 * 60_000;

let client: SSMClient | null = null;

/**
 * A function that reads a secret from SSM's parameter store; null where there is none. What was read less than `maxAgeMs` ago
 * is not read again. The SDK's part for it is loaded on first use.
 */
export function openSecret(name: string): (maxAgeMs?: number) => Promise<string | null> {
  let kept: { readonly value: string | null; readonly at: number } | null = null;
  return async (maxAgeMs = KEPT_MS) => {
    if (kept && Date.now() - kept.at < maxAgeMs) return kept.value;
    kept = { value: await read(name), at: Date.now() };
    return kept.value;
  };
}

async function read(name: string): Promise<string | null> {
  const { GetParameterCommand, ParameterNotFound, SSMClient: Client } = await import("@aws-sdk/client-ssm");
  client ??= new Client({});
  try {
    const { Parameter } = await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
    return Parameter?.Value || null;
  } catch (error) {
    if (error instanceof ParameterNotFound) return null;
    throw error;
  }
}
