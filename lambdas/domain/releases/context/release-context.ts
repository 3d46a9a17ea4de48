import type { ReleaseContext, ReleaseRequest } from "../../../contract/release.ts";
import { availabilitySla } from "./availability-sla.ts";
import { chooseStack } from "./choose-stack.ts";
import { environmentProblems } from "./environments.ts";
import { latencySla } from "./latency-sla.ts";
import type { ContextProblem, Parsed } from "./parsed.ts";
import { slugOf } from "./slug.ts";
import { STACK_FIELDS } from "./stack-terms.ts";

type Read = { readonly context: ReleaseContext } | { readonly problems: readonly ContextProblem[] };

/** The request in terms that the four steps work from, or everything that is wrong with it, not only the first. */
export function releaseContext(request: ReleaseRequest): Read {
  const { name, version, commit, environments } = request;
  const texts = { framework: plain(request.framework), serving: plain(request.serving), target: plain(request.target) };
  const slug = slugOf(name);
  const chosen = chooseStack(texts);
  const latency = latencySla(request.latencySla);
  const availability = availabilitySla(request.availabilitySla);
  const problems = [
    ...nameProblems(slug),
    ...STACK_FIELDS.flatMap((field) => markProblems(field, texts[field])),
    ...chosen.problems,
    ...problemsOf("latencySla", latency),
    ...problemsOf("availabilitySla", availability),
    ...environmentProblems(environments, slug),
  ];
  if (problems.length > 0 || chosen.stack === null || "reason" in latency || "reason" in availability) return { problems };
  const objectives = { latency: latency.value, availability: availability.value };
  const who = { name, slug, version, commit, service: request.service ?? name, repo: request.repo ?? null };
  return { context: { ...who, ...texts, stack: chosen.stack, ...objectives, environments: [...environments] } };
}

/** What YAML takes for a boolean or for nothing would be no text in the manifests. */
const YAML_WORDS: ReadonlySet<string> = new Set(["y", "n", "yes", "no", "on", "off", "true", "false", "null"]);
const nameProblems = (slug: string): ContextProblem[] =>
  YAML_WORDS.has(slug) ? [{ field: "name", reason: `"${slug}" is no name in YAML, where it means something else` }] : [];

const plain = (text: string) => text.trim().replace(/\s+/g, " ");

/** These texts are written into YAML, scripts and Markdown as they are. */
const markProblems = (field: string, text: string): ContextProblem[] =>
  /^[A-Za-z0-9][A-Za-z0-9 .,+&/()_-]*$/.test(text)
    ? []
    : [{ field, reason: "expected letters, digits, spaces and . , + & / ( ) _ - beginning with a letter or digit" }];

const problemsOf = <T>(field: string, parsed: Parsed<T>): ContextProblem[] =>
  "reason" in parsed ? [{ field, reason: parsed.reason }] : [];
