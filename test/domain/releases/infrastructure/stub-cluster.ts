import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { aReleaseContext } from "../context/a-release-request.ts";
import { packageOf, written } from "./a-package.ts";
import { run } from "./tool.ts";

/** Keeps what Helm was told to set, a file for each value. */
const HELM = `#!/usr/bin/env bash
echo "$*" >>"$CLUSTER/helm.log"
[[ ! -e $CLUSTER/broken ]] || exit 1
while [[ $# -gt 0 ]]; do
  case $1 in
    --set | --set-string)
      IFS=, read -ra pairs <<<"$2"
      for pair in "\${pairs[@]}"; do echo -n "\${pair#*=}" >"$CLUSTER/\${pair%%=*}"; done
      shift
      ;;
  esac
  shift
done
`;

/** Answers from those files, as an API server would once everything has settled. */
const KUBECTL = `#!/usr/bin/env bash
value() { cat "$CLUSTER/$1" 2>/dev/null || true; }
active=$(value activeColor)
color=\${5##*-}
case "$4 $8" in
  *image*) value "colors.$color.image" ;;
  *labels*) value "colors.$color.version" ;;
  *readyReplicas*) cat "$CLUSTER/ready" 2>/dev/null || echo 3 ;;
  *minReplicas*) cat "$CLUSTER/replicas.min" 2>/dev/null || echo 3 ;;
  service*)
    if [[ $5 == *-preview ]]; then
      case $active in blue) echo green ;; green) echo blue ;; esac
    elif [[ $(value canary) != true ]]; then echo "$active"; fi
    ;;
esac
`;

/** The switch script over a cluster that only remembers. */
export function aCluster() {
  const root = written(packageOf(aReleaseContext("python-kubernetes")).filter(({ path }) => /^(scripts|chart)\//.test(path)));
  const state = join(root, "state");
  mkdirSync(state);
  for (const [name, text] of Object.entries({ helm: HELM, kubectl: KUBECTL, sleep: "#!/bin/sh\n" })) {
    writeFileSync(join(root, name), text);
    chmodSync(join(root, name), 0o755);
  }
  const read = (file: string) => (existsSync(join(state, file)) ? readFileSync(join(state, file), "utf8") : "");
  return {
    set: (file: string, text: string) => writeFileSync(join(state, file), text),
    switch: (...args: string[]) =>
      run("bash", [join(root, "scripts/switch.sh"), ...args], { env: { CLUSTER: state, PATH: `${root}:${process.env.PATH}` } }),
    state: () => ({
      active: read("activeColor"),
      canary: read("canary") === "true",
      standby: read("standby"),
      blue: read("colors.blue.image"),
      green: read("colors.green.image"),
    }),
    installs: () => read("helm.log").split("\n").filter(Boolean),
  };
}
