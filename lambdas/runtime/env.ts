/** The value of an environment variable; a function that lacks one fails at its start, not at its first use. */
export function requireEnv(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`environment variable ${name} is not set`);
  return value;
}

/** The value of an environment variable that need not be there. */
export const optionalEnv = (name: string): string | undefined => process.env[name] || undefined;

/** True inside an emulator: the SDK then speaks to that address instead of AWS. */
export const emulatorEndpoint = (): string | undefined => process.env.AWS_ENDPOINT_URL || undefined;
