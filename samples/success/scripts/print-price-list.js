import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { priceBasket } from "../src/basket.js";
import { formatCents } from "../src/money.js";

const ARTICLES = [
  { name: "Notebook, lined", unitCents: 349 },
  { name: "Pencil HB", unitCents: 85 },
  { name: "Handbook", unitCents: 2490, vat: "reduced" },
];

const rows = ARTICLES.flatMap((article) =>
  [1, 10, 100].map((quantity) => `${article.name.padEnd(18)}${String(quantity).padStart(4)}  ${formatCents(priceBasket([{ ...article, quantity }]).total).padStart(9)}`),
);
const [target] = process.argv.slice(2);
await mkdir(dirname(target), { recursive: true });
await writeFile(target, `${rows.join("\n")}\n`);
console.log(`${rows.length} prices written to ${target}`);
