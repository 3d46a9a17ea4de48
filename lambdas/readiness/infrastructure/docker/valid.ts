import { ValidationSeverity, type ValidatorSettings, validate } from "dockerfile-utils";
import { attempt } from "../../files/in-time.ts";
import { fileAt } from "../reading/package-files.ts";
import { dockerfileCheck } from "./dockerfile-check.ts";

const { ERROR, IGNORE } = ValidationSeverity;

/** As LSP counts severities. */
const SEVERITY_ERROR = 1;

const SETTINGS: ValidatorSettings = {
  deprecatedMaintainer: ERROR,
  directiveCasing: IGNORE,
  emptyContinuationLine: ERROR,
  instructionCasing: IGNORE,
  instructionCmdMultiple: ERROR,
  instructionEntrypointMultiple: ERROR,
  instructionHealthcheckMultiple: ERROR,
  instructionJSONInSingleQuotes: ERROR,
  instructionWorkdirRelative: ERROR,
};

/** Docker can read it, and does what it seems to say: of two CMD the first would be nothing. */
export const valid = dockerfileCheck({
  id: "dockerfile-valid",
  title: "The Dockerfile is valid",
  weight: 2,
  critical: true,
  evidence: "every instruction is one that Docker takes",
  problems: (_, of) => {
    const read = attempt(() => validate(fileAt(of, "Dockerfile")?.content ?? "", SETTINGS));
    if ("problem" in read) return [`Dockerfile ${read.problem}`];
    const errors = read.value.filter(({ severity }) => severity === SEVERITY_ERROR);
    return errors.map(({ message, range }) => `Dockerfile: line ${range.start.line + 1}: ${message}`);
  },
});
