import { Advice } from "../console/advice.ts";
import { answers } from "../local-cloud/health.ts";
import type { Place } from "../targets/place.ts";

/** Says how to start LocalStack where none answers. */
export async function demandLocalStack({ endpoint }: Place): Promise<void> {
  if (endpoint !== null && (await answers(endpoint))) return;
  throw new Advice(
    `No LocalStack answers at ${endpoint}`,
    "With Docker: docker compose -f docker-compose.localstack.yml up -d",
    "Or set AWS_ENDPOINT_URL to where one answers",
  );
}
