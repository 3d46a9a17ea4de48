import { expect, it } from "vitest";
import { argumentsOf, isOurs } from "../../../bin/local-cloud/process.ts";
import { homeOf } from "../../../bin/places.ts";

const home = homeOf({ BELLWETHER_HOME: "/work/.bellwether" });
const running = (commandLine: string) => async () => commandLine;

it("knows its own process by the folder on its command line", async () => {
  expect(await isOurs(7, home, running(`/work/.bellwether/venv/bin/python ${argumentsOf(home).join(" ")} `))).toBe(true);
});

it("takes neither a stranger that got its number, nor another folder's, nor one that has ended", async () => {
  expect(await isOurs(7, home, running("/usr/bin/vim notes"))).toBe(false);
  expect(await isOurs(7, home, running("python -X bellwether=/work/.bellwether-2 -m ministack"))).toBe(false);
  expect(await isOurs(7, home, running(""))).toBe(false);
});

it("does not take this very process", async () => {
  expect(await isOurs(process.pid, home)).toBe(false);
});
