import { type Instruction, PropertyInstruction } from "dockerfile-ast";
import { namedAsSecret } from "../secret-names.ts";
import { whereIs, wordsOf } from "./dockerfile.ts";
import { dockerfileCheck } from "./dockerfile-check.ts";

const REMOTE = /^(?:https?|ftp|git|ssh):\/\/|^git@/i;
const KEY_FILE = /(?:^|\/)(?:\.env(?:\.[\w-]+)?|\.netrc|\.npmrc|\.pypirc|id_(?:rsa|ed25519)|[^/]*\.(?:pem|key|p12))$/i;

/** Whoever may pull the image reads all of it, and what each instruction was: arguments and layers that were deleted again, too. */
export const secrets = dockerfileCheck({
  id: "dockerfile-secrets",
  title: "No secret gets into the image, and nothing is fetched unseen",
  weight: 2,
  critical: true,
  evidence: "no ENV, ARG or COPY names a secret, no ADD fetches from elsewhere",
  problems: ({ instructions }) => instructions.flatMap((one) => problemsOf(one).map((problem) => `${whereIs(one)} ${problem}`)),
});

function problemsOf(one: Instruction): string[] {
  const words = wordsOf(one);
  switch (one.getKeyword()) {
    case "ENV":
    case "ARG":
      return variablesOf(one)
        .filter(namedAsSecret)
        .map((name) => `${name} would stand in the image's history`);
    case "ADD":
      return words.filter((word) => REMOTE.test(word)).map((word) => `${word} is fetched without a check of what comes`);
    case "COPY":
      return words
        .slice(0, -1)
        .filter((word) => KEY_FILE.test(word))
        .map((word) => `${word} would be a layer of the image`);
    default:
      return [];
  }
}

const variablesOf = (one: Instruction): string[] =>
  one instanceof PropertyInstruction ? one.getProperties().map((property) => property.getName()) : [];
