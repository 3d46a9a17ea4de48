import { fakeGitHub, TOKEN } from "./fake-github.ts";
import { livedInWorld, moveOn } from "./lived-in-world.ts";

const EVERY_MS = 20_000;
const HOUR_MS = 3_600_000;
const inAnHour = (): string => new Date(Date.now() + HOUR_MS).toISOString();

/** `node test/support/github/main.ts [port]`: a GitHub to watch. Its runs move on every 20 seconds. */
const github = await fakeGitHub({
  world: livedInWorld(Date.now()),
  quota: { resetAt: inAnHour() },
  port: Number(process.argv[2] ?? 0),
});
let step = 0;
setInterval(() => moveOn(github.world, Date.now(), ++step), EVERY_MS);
setInterval(() => Object.assign(github.quota, { used: 0, resetAt: inAnHour() }), HOUR_MS);
process.stdout.write(`GITHUB_API_URL=${github.url} GITHUB_TOKEN=${TOKEN} GH_REPOS=octo/shop,octo/api\n`);
