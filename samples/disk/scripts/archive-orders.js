import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { toCsv } from "../src/archive.js";

const CUSTOMERS = ["Ada", "Grace, Rear Admiral", "Edsger", 'Barbara "Barb"'];
const orders = Array.from({ length: 5_000 }, (_, index) => ({
  id: `O-${10_000 + index}`,
  customer: CUSTOMERS[index % CUSTOMERS.length],
  placedOn: `2026-0${1 + (index % 6)}-1${index % 10}`,
  cents: 500 + ((index * 37) % 9_500),
}));

const volume = process.env.ARCHIVE_VOLUME ?? "orders.csv";
const csv = toCsv(orders);
console.log(`writing ${orders.length} orders, ${csv.length} bytes, to ${volume}`);
try {
  if (volume === "/dev/full" && !existsSync(volume)) throw noSpaceLeft();
  await writeFile(volume, csv);
  console.log("archived");
} catch (error) {
  console.error(`error: the archive could not be written\n${error.stack}`);
  process.exitCode = 1;
}

function noSpaceLeft() {
  return Object.assign(new Error("ENOSPC: no space left on device, write (simulated: this machine has no /dev/full)"), { code: "ENOSPC", syscall: "write" });
}
