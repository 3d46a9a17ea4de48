/** Whether an emulator, MiniStack or LocalStack, answers at the address. */
export async function answers(endpoint: string): Promise<boolean> {
  try {
    const response = await fetch(`${endpoint}/_localstack/health`, { signal: AbortSignal.timeout(2_000) });
    const text = await response.text();
    return response.ok && text.includes('"services"');
  } catch {
    return false;
  }
}
