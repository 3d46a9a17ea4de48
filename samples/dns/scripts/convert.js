import { readFile } from "node:fs/promises";
import { convert, parseRates } from "../src/rates.js";

const [file, amount, from, to] = process.argv.slice(2);
const rates = parseRates(JSON.parse(await readFile(file, "utf8")));
console.log(`${amount} ${from} = ${convert(Number(amount), from, to, rates)} ${to} (${rates.date})`);
