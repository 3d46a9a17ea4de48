import { servePage, TOKEN } from "./serve.ts";
import { WORLDS } from "./wall-worlds.ts";

const [port = "4173", name = "lived-in"] = process.argv.slice(2);

const world = WORLDS[name]?.(Date.now());
if (world === undefined) throw new Error(`Worlds: ${Object.keys(WORLDS).join(", ")}`);

/** `node test/web/support/main.ts [port] [world]`: the built page over a fake API, to look at it without a cloud. */
const { url } = await servePage(world, Number(port));
process.stdout.write(`${url}\nToken: ${TOKEN}\n`);
