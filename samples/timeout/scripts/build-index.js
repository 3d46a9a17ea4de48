import { readFile, writeFile } from "node:fs/promises";
import { withLock } from "../src/lock.js";
import { buildIndex } from "../src/search-index.js";

const [catalogue, target] = process.argv.slice(2);
console.log(`building ${target}.json from ${catalogue}`);
await withLock(`${target}.lock`, `process ${process.pid}`, async () => {
  const index = buildIndex(JSON.parse(await readFile(catalogue, "utf8")));
  await writeFile(`${target}.json`, JSON.stringify([...index]));
  console.log(`${index.size} words indexed`);
});
