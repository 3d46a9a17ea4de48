import { servePage, TOKEN } from "./serve.ts";
import { emptyWorld, livedInWorld } from "./world.ts";

const [port = "4173", world = "lived-in"] = process.argv.slice(2);

/** `node test/web/support/main.ts [port] [lived-in|empty]`: the built page over a fake API, to look at it without a cloud. */
const { url } = await servePage(world === "empty" ? emptyWorld() : livedInWorld(Date.now()), Number(port));
process.stdout.write(`${url}\nToken: ${TOKEN}\n`);
