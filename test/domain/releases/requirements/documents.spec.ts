import { describe, expect, it } from "vitest";
import * as z from "zod";
import { AcceptanceCriterion, STACKS, UserStory } from "../../../../lambdas/contract/release.ts";
import { requirementsOf } from "../../../../lambdas/domain/releases/requirements/requirements-of.ts";
import { TOPICS } from "../../../../lambdas/domain/releases/requirements/topics.ts";
import { aReleaseContext } from "../context/a-release-request.ts";

const Document = z.strictObject({
  name: z.string(),
  version: z.string(),
  commit: z.string(),
  service: z.string(),
  stack: z.enum(STACKS),
  environments: z.array(z.string()),
  objectives: z.strictObject({
    latency: z.strictObject({ milliseconds: z.number(), percentile: z.number() }),
    availability: z.number(),
  }),
  stories: z.array(UserStory.extend({ criteria: z.array(AcceptanceCriterion.extend({ topic: z.enum(TOPICS) }).strict()) }).strict()),
});

describe.each(STACKS)("the documents of %s", (stack) => {
  const context = aReleaseContext(stack);
  const { stories, topicOf, artifacts } = requirementsOf(context);
  const contentOf = (path: string) => artifacts.find((one) => one.path === path)?.content ?? "";
  const criteria = stories.flatMap((story) => story.criteria);

  it("are one for people and one for programs", () => {
    expect(artifacts.map(({ path, kind, step }) => [path, kind, step])).toEqual([
      ["docs/requirements.md", "requirements", "requirements"],
      ["docs/requirements.json", "requirements", "requirements"],
    ]);
  });

  it("say as JSON what was handed on, with the topics", () => {
    const document = Document.parse(JSON.parse(contentOf("docs/requirements.json")));
    expect(document).toMatchObject({ stack, stories, objectives: { latency: context.latency, availability: context.availability } });
    expect(document.stories.flatMap((story) => story.criteria).map(({ id, topic }) => [id, topic])).toEqual(Object.entries(topicOf));
  });

  it("say as Markdown every story and criterion, whole and in order", () => {
    const text = contentOf("docs/requirements.md");
    expect(text.match(/^## US-\d+/gm)).toEqual(stories.map(({ id }) => `## ${id}`));
    for (const { want, soThat } of stories) expect(text).toContain(`I want ${want}, so that ${soThat}.`);
    for (const { id, given, when, outcome } of criteria)
      expect(text).toContain(`### ${id}: ${topicOf[id]}\n\n- **Given** ${given}\n- **When** ${when}\n- **Then** ${outcome}\n`);
  });

  it("show the release and its objectives before the stories", () => {
    const [head = ""] = contentOf("docs/requirements.md").split("## US-1");
    for (const text of [context.commit, context.framework, context.serving, context.target, stack, "`dev`, `staging`, `production`"])
      expect(head).toContain(text);
    expect(head).toContain("| Latency | 99% of requests within 100 ms (p99) |");
    expect(head).toContain("| Availability | 99.9% of requests succeed |");
  });

  it("end with one line break and have no blanks at line ends", () => {
    for (const { path, content } of artifacts) {
      expect(content, path).toMatch(/[^\n]\n$/);
      expect(content, path).not.toMatch(/[ \t]$|undefined|\r/m);
    }
  });
});
