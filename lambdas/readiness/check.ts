import type { Area, GeneratedArtifact, ReadinessCheck, ReleaseContext } from "../contract/release.ts";

/** A deployment package as it stands: files as generated, or as somebody put them in their place. Paths are unique. */
export type Package = { readonly context: ReleaseContext; readonly files: readonly GeneratedArtifact[] };

/** What a check saw: the evidence in one line, and the files that it looked at. What does not apply says why. */
export type Finding = Pick<ReadinessCheck, "result" | "reason" | "artifacts">;

/** One named check of readiness. `look` reads the files by what they hold, never by who made them. */
export type Check = {
  readonly id: string;
  readonly area: Area;
  readonly title: string;
  readonly weight: number;
  /** Where it fails, the gate blocks, whatever the score. */
  readonly critical: boolean;
  readonly look: (of: Package) => Finding | Promise<Finding>;
};

export const passed = (reason: string, artifacts: readonly string[]): Finding => ({ result: "pass", reason, artifacts: [...artifacts] });

/** Failed, with the first three problems and how many there are. */
export function failed(problems: readonly string[], artifacts: readonly string[]): Finding {
  const more = problems.length > 3 ? `; and ${problems.length - 3} more` : "";
  return { result: "fail", reason: `${problems.slice(0, 3).join("; ")}${more}`, artifacts: [...artifacts] };
}

export const notApplicable = (reason: string): Finding => ({ result: "not-applicable", reason, artifacts: [] });

/** The usual end of a check: passed where there is no problem. */
export const judged = (problems: readonly string[], evidence: string, artifacts: readonly string[]): Finding =>
  problems.length === 0 ? passed(evidence, artifacts) : failed(problems, artifacts);
