import { type Check, judged, type Package } from "../../check.ts";
import { forStacks } from "../for-stacks.ts";
import { dockerfileOf, type ReadDockerfile } from "./dockerfile.ts";

type Rule = Pick<Check, "id" | "title" | "weight" | "critical"> & {
  readonly problems: (file: ReadDockerfile, of: Package) => readonly string[];
  readonly evidence: string;
};

/** A check of the Dockerfile. One that is missing or builds on nothing fails all of them. */
export const dockerfileCheck = ({ problems, evidence, ...check }: Rule): Check =>
  forStacks(["python-kubernetes"], {
    ...check,
    area: "infrastructure",
    look: (of) => {
      const file = dockerfileOf(of);
      return judged(file.problems.length > 0 ? file.problems : problems(file, of), evidence, ["Dockerfile"]);
    },
  });
