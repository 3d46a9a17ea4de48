import * as z from "zod";
import { Wall, WallConfig, WallFilters } from "../contract/observer.ts";
import { RepoName } from "../contract/scalars.ts";
import { mainTile } from "../domain/observer/main-tile.ts";
import { drawBadge, greyBadge, verdictOf } from "./badge.ts";
import { cctray, monitoredTiles } from "./cctray.ts";
import { ProblemError } from "./problem.ts";
import { json, type Route, route } from "./route.ts";
import { configOf, filtersOf, matchesTile, shownTiles, wallOf } from "./wall.ts";
import type { WallContext } from "./wall-context.ts";

/** A fork's branch is `owner:branch`, which is no git ref. */
const Branch = z.string().min(1, "must not be empty").max(300, "at most 300 characters");
const WallQuery = z.strictObject({
  repo: RepoName.optional(),
  workflow: z.string().max(255, "at most 255 characters").optional().meta({ description: "File name" }),
  branch: Branch.optional(),
  attention: z.enum(["true", "false"]).default("false").meta({ description: "`true`: only what needs attention" }),
});
const BadgeQuery = z.strictObject({ branch: Branch.optional().meta({ description: "The default branch by default" }) });
const MonitorQuery = z.strictObject({ branch: Branch.optional().meta({ description: "Default branches by default; `*` is all" }) });

export const wallRoutes = (context: WallContext): Route[] => [
  route({
    method: "GET",
    path: "/wall",
    tag: "Wall",
    summary: "The latest state of every workflow on every branch, what needs attention first",
    scope: "read",
    query: WallQuery,
    answers: { status: 200, schema: Wall, description: "The tiles, and how well GitHub is seen" },
    problems: [],
    serve: async ({ query: { attention, ...filter } }) => {
      const [read, setup] = await Promise.all([context.readWall(), context.observer()]);
      return json(wallOf(read, setup, { ...filter, attention: attention === "true" }, context.now()));
    },
  }),
  route({
    method: "GET",
    path: "/config",
    tag: "Wall",
    summary: "What is watched and how; no secret",
    scope: "read",
    answers: { status: 200, schema: WallConfig, description: "The settings, and what is wrong with them" },
    problems: [],
    serve: async () => json(configOf(await context.observer())),
  }),
  route({
    method: "GET",
    path: "/filters",
    tag: "Wall",
    summary: "What the wall can be filtered by",
    scope: "read",
    answers: { status: 200, schema: WallFilters, description: "The values that there are" },
    problems: [],
    serve: async () => json(filtersOf(await context.readWall())),
  }),
  route({
    method: "GET",
    path: "/badge/{owner}/{repo}/{file}",
    tag: "Wall",
    summary: "A workflow's last verdict as a picture: `/badge/acme/shop/ci.yml.svg`",
    scope: "read",
    query: BadgeQuery,
    answers: { status: 200, contentType: "image/svg+xml", description: "The badge; a grey one where nothing is known" },
    problems: ["not_found"],
    serve: async ({ params: { owner = "", repo = "", file = "" }, query: { branch } }) => {
      const [, workflow] = /^(.+)\.svg$/s.exec(file) ?? [];
      if (!workflow) throw new ProblemError("not_found", "a badge's name is a workflow's file name with .svg behind it: ci.yml.svg");
      return picture(await badgeOf(context, { repo: `${owner}/${repo}`, workflow }, branch));
    },
  }),
  route({
    method: "GET",
    path: "/cctray.xml",
    tag: "Wall",
    summary: "The wall for desktop build monitors",
    scope: "read",
    query: MonitorQuery,
    answers: { status: 200, contentType: "application/xml", description: "A `Project` per tile" },
    problems: [],
    serve: async ({ query: { branch } }) => {
      const projects = cctray(monitoredTiles(await context.readWall(), branch));
      return new Response(projects, { headers: { "content-type": "application/xml; charset=utf-8" } });
    },
  }),
];

async function badgeOf(
  context: WallContext,
  of: { readonly repo: string; readonly workflow: string },
  branch: string | undefined,
): Promise<string> {
  const tiles = shownTiles(await context.readWall()).filter(matchesTile(of));
  const tile = branch === undefined ? mainTile(tiles) : tiles.find((one) => one.branch === branch);
  if (tile) return drawBadge(verdictOf(tile));
  const [known] = tiles;
  return drawBadge(known ? greyBadge(known.workflowName, "no runs") : greyBadge(of.workflow, "unknown"));
}

/** Picture proxies must ask each time: a badge that is kept tells yesterday's verdict. */
const picture = (svg: string): Response =>
  new Response(svg, { headers: { "content-type": "image/svg+xml; charset=utf-8", "cache-control": "no-cache" } });
