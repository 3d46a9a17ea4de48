import { readFile } from "node:fs/promises";
import { search } from "../src/search-index.js";

const [target, ...words] = process.argv.slice(2);
const found = search(new Map(JSON.parse(await readFile(`${target}.json`, "utf8"))), words.join(" "));
console.log(found.join("\n"));
if (found.length === 0) process.exitCode = 1;
