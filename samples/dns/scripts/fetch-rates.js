import { writeFile } from "node:fs/promises";
import { parseRates } from "../src/rates.js";

const [target] = process.argv.slice(2);
const url = new URL(process.env.RATES_URL);
console.log(`fetching today's rates from ${url.host}`);
try {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.host} answered ${response.status}`);
  const rates = parseRates(await response.json());
  await writeFile(target, JSON.stringify(rates));
  console.log(`rates of ${rates.date} written to ${target}`);
} catch (error) {
  console.error(`error: cannot fetch rates: ${error.message}`);
  if (error.cause) console.error(`  caused by: ${error.cause.message} (${error.cause.syscall ?? "connect"}, ${error.cause.code})`);
  process.exitCode = 1;
}
