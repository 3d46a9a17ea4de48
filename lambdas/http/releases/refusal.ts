import type { ContextProblem } from "../../domain/releases/context/parsed.ts";
import { ProblemError } from "../problem.ts";

/** 400 with every field that is wrong, and why. */
export const refusal = (problems: readonly ContextProblem[]): ProblemError =>
  new ProblemError("validation_failed", problems.map(({ field, reason }) => `${field}: ${reason}`).join("; "), { errors: [...problems] });
