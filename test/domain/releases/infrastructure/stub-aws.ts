import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "../../../../lambdas/contract/release.ts";
import { aReleaseContext } from "../context/a-release-request.ts";
import { packageOf, written } from "./a-package.ts";
import { run } from "./tool.ts";

/** An AWS CLI that keeps keys and objects as files, and the stack's state as one. */
const AWS = `#!/usr/bin/env bash
echo "$*" >>"$STATE/aws.log"
case "$1 $2" in
  "cloudformation describe-stacks")
    case "$*" in
      *StackStatus*)
        [[ -s $STATE/stack ]] || exit 1
        head -1 "$STATE/stack"
        [[ $(wc -l <"$STATE/stack") -eq 1 ]] || sed -i 1d "$STATE/stack"
        ;;
      *Bucket*) echo bucket ;;
      *Releases*) echo store ;;
    esac
    ;;
  "cloudformation package") while [[ $1 != --output-template-file ]]; do shift; done; echo template >"$2" ;;
  "cloudformation create-change-set") echo change ;;
  "cloudformation wait") [[ ! -e $STATE/unchanged ]] ;;
  "cloudformation describe-change-set") cat "$STATE/unchanged" ;;
  "cloudfront-keyvaluestore list-keys") cat "$STATE/keys.json" 2>/dev/null || echo '{"Items": []}' ;;
  "cloudfront-keyvaluestore describe-key-value-store") echo etag ;;
  "cloudfront-keyvaluestore update-keys")
    for pair in "$@"; do
      [[ $pair == Key=* ]] || continue
      pair=\${pair#Key=}
      value=\${pair#*Value=}
      value=\${value#\\'}
      jq --null-input --arg key "\${pair%%,*}" --arg value "\${value%\\'}" '{Key: $key, Value: $value}'
    done | jq --slurp '{Items: .}' >"$STATE/keys.json"
    ;;
  "s3 sync") echo "$3" >"$STATE/synced" ;;
  "s3 cp") cat >"$STATE/$(tr / _ <<<"\${4#s3://bucket/}")" ;;
  "s3api head-object") [[ -e $STATE/$(tr / _ <<<"$6") ]] ;;
  "lambda get-alias") echo '{"version": "7", "also": null}' ;;
esac
`;

/** A generated script over that CLI. */
export function aCloud(stack: Stack, script: string) {
  const root = written(packageOf(aReleaseContext(stack)));
  const state = join(root, "state");
  mkdirSync(state);
  for (const [name, text] of Object.entries({ aws: AWS, sleep: "#!/bin/sh\n" })) {
    writeFileSync(join(root, name), text);
    chmodSync(join(root, name), 0o755);
  }
  const env = { STATE: state, PATH: `${root}:${process.env.PATH}`, ARTIFACT_BUCKET: "packages" };
  const read = (file: string) => (existsSync(join(state, file)) ? readFileSync(join(state, file), "utf8") : "");
  return {
    set: (file: string, text: string) => writeFileSync(join(state, file), text),
    read,
    calls: (part: string) =>
      read("aws.log")
        .split("\n")
        .filter((line) => line.startsWith(part)),
    run: (...args: string[]) => run("bash", [join(root, "scripts", script), ...args], { env }),
  };
}
