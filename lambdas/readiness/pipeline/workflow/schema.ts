import * as z from "zod";

const Word = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const MaybeWord = Word.nullish().transform((word) => word ?? null);
/** A mapping of words; GitHub also takes an expression in its place, which is kept as none. */
const Words = z
  .union([z.record(z.string(), Word.nullable()), z.string()])
  .nullish()
  .transform((words) => (words === null || words === undefined || typeof words === "string" ? {} : words));
const List = z
  .union([z.string(), z.array(z.string())])
  .nullish()
  .transform((list) => (typeof list === "string" ? [list] : (list ?? [])));

/** The shell of steps that name none. */
const Defaults = z
  .object({ run: z.object({ shell: MaybeWord }).nullish() })
  .nullish()
  .transform((one) => one?.run?.shell ?? null);

const Step = z
  .object({
    name: MaybeWord,
    if: MaybeWord,
    uses: MaybeWord,
    run: MaybeWord,
    shell: MaybeWord,
    with: Words,
    env: Words,
    "continue-on-error": z.unknown().optional(),
  })
  .transform((step) => ({ ...step, tolerant: mayFail(step) }));

const Job = z
  .object({
    needs: List,
    if: MaybeWord,
    uses: MaybeWord,
    env: Words,
    defaults: Defaults,
    secrets: z.unknown().optional(),
    environment: z
      .union([z.string(), z.object({ name: z.string() })])
      .nullish()
      .transform((one) => (typeof one === "object" ? (one?.name ?? null) : (one ?? null))),
    permissions: z.union([z.string(), z.record(z.string(), z.string())]).nullish(),
    "timeout-minutes": z.unknown().optional(),
    "continue-on-error": z.unknown().optional(),
    steps: z
      .array(Step)
      .nullish()
      .transform((steps) => steps ?? []),
  })
  .transform((job) => ({ ...job, tolerant: mayFail(job) }));

/** The parts of a GitHub Actions workflow that checks look at. What GitHub takes beyond that is actionlint's to judge. */
export const Workflow = z.object({
  on: z.unknown(),
  env: Words,
  defaults: Defaults,
  permissions: z.union([z.string(), z.record(z.string(), z.string())]).nullish(),
  concurrency: z.unknown().optional(),
  jobs: z.record(z.string(), Job).transform((jobs) => new Map(Object.entries(jobs))),
});
export type Workflow = z.infer<typeof Workflow>;
export type WorkflowJob = z.infer<typeof Job>;
export type WorkflowStep = z.infer<typeof Step>;

/** True and what only GitHub can work out both count: a failure may then go unnoticed. */
function mayFail(holder: Readonly<Record<string, unknown>>): boolean {
  const told = holder["continue-on-error"];
  return told !== undefined && told !== null && told !== false;
}
