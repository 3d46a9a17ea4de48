import type { ShellStep } from "./shell/shell-steps.ts";

export type Scan = { readonly by: string; readonly of: "image" | "dependencies"; readonly stops: boolean };

const IMAGE_INPUTS = ["image", "image-ref"];

type Inputs = Readonly<Record<string, string | null>>;
/** Whether a scanner's action fails the job for what it finds. */
const ACTIONS: readonly (readonly [name: string, stops: (inputs: Inputs) => boolean])[] = [
  ["anchore/scan-action", (inputs) => inputs["fail-build"] !== "false"],
  ["aquasecurity/trivy-action", (inputs) => isNonZero(inputs["exit-code"])],
  ["docker/scout-action", (inputs) => inputs["exit-code"] === "true"],
  ["google/osv-scanner-action", (inputs) => inputs["fail-on-vuln"] !== "false"],
  ["pypa/gh-action-pip-audit", () => true],
  ["snyk/actions", () => true],
];

/** What a scanner's command looks at, by how it begins, and what has to be said for it to fail. */
const COMMANDS: readonly { readonly name: RegExp; readonly of: Scan["of"]; readonly stops?: RegExp }[] = [
  { name: /^(pip-audit|osv-scanner|safety (check|scan))\b/, of: "dependencies" },
  { name: /^(npm|pnpm|yarn) (npm )?audit\b/, of: "dependencies" },
  { name: /^snyk (container test)\b/, of: "image" },
  { name: /^snyk test\b/, of: "dependencies" },
  { name: /^trivy (image)\b/, of: "image", stops: /--exit-code[= ][1-9]/ },
  { name: /^trivy (fs|filesystem|rootfs|repo)\b/, of: "dependencies", stops: /--exit-code[= ][1-9]/ },
  { name: /^grype (dir|file|sbom):/, of: "dependencies", stops: /(--fail-on|-f)[= ]\w/ },
  { name: /^grype \S/, of: "image", stops: /(--fail-on|-f)[= ]\w/ },
];

/** Scans that a step carries out, known by the scanner's name and not by the step's. */
export function scansOf({ step, commands }: ShellStep): Scan[] {
  const action = ACTIONS.find(([name]) => step.uses?.startsWith(`${name}@`) || step.uses?.startsWith(`${name}/`));
  if (action) {
    const image = IMAGE_INPUTS.some((input) => (step.with[input] ?? "").trim() !== "") || step.uses?.includes("/docker@");
    return [{ by: action[0], of: image ? "image" : "dependencies", stops: action[1](step.with) }];
  }
  return commands.flatMap(({ program, args, joint }) => {
    const said = [program, ...args].join(" ");
    const known = COMMANDS.find(({ name }) => name.test(said));
    return known ? [{ by: program, of: known.of, stops: joint !== "||" && (known.stops?.test(said) ?? true) }] : [];
  });
}

const isNonZero = (text: string | null | undefined) => text !== null && text !== undefined && /^[1-9]\d*$/.test(text);
