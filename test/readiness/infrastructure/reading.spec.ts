import { describe, expect, it } from "vitest";
import { goTemplate } from "../../../lambdas/readiness/infrastructure/helm/go-template.ts";
import { imageProblem } from "../../../lambdas/readiness/infrastructure/image-reference.ts";
import { selects } from "../../../lambdas/readiness/infrastructure/kubernetes/labels.ts";
import { quantity } from "../../../lambdas/readiness/infrastructure/kubernetes/quantity.ts";
import { shellCode } from "../../../lambdas/readiness/infrastructure/scripts/shell-code.ts";
import { namedAsSecret } from "../../../lambdas/readiness/infrastructure/secret-names.ts";

describe("a Go template", () => {
  it("is its actions, without comments, and its text", () => {
    const { actions, text, problems } = goTemplate(
      '{{/* {{ no }} */}}\na: {{ .Values.b | quote }}\n  {{- include "}}" . | nindent 2 }}\nc: d{{ .e }}\n',
    );
    expect(actions.map(({ line, code }) => [line, code])).toEqual([
      [2, ".Values.b | quote"],
      [3, 'include "}}" . | nindent 2'],
      [4, ".e"],
    ]);
    expect(text).toBe("a: x\nc: dx\n");
    expect(problems).toEqual([]);
  });

  it.each(["a: {{ .b }\n", "a: {{ .b\n", "a: .b }}\n", 'a: {{ "b }}\n'])("%j has an action that does not end", (text) => {
    expect(goTemplate(text).problems).toHaveLength(1);
  });
});

describe("a shell script", () => {
  it("is what may run: no comments, no here-documents, quotes as they are", () => {
    const { code, problems } = shellCode(`a "# b" # c\ncat <<'EOF'\nd '\nEOF\ne \${#f} $((1 << 2)) <<<"g"\n`);
    expect(code).toBe(`a "# b" \ncat <<'EOF'\ne \${#f} $((1 << 2)) <<<"g"\n`);
    expect(problems).toEqual([]);
  });

  it.each([`a "$(b "it's" | c '"')" d\n`, `a "<<EOF"\n`, `a <<<"b"\n`, `a $'\\n' "\\""\n`])("%j ends", (script) => {
    expect(shellCode(script)).toEqual({ code: script, problems: [] });
  });

  it.each(["echo 'a", 'echo "a', "cat <<EOF\na\n", 'echo "$(a'])("%j does not end", (script) => {
    expect(shellCode(script).problems[0]).toMatch(/does not end|without its EOF/);
  });
});

describe("a label selector", () => {
  const labels = { app: "a", color: "blue" };
  it.each([
    [{}, true],
    [{ matchLabels: { app: "a" } }, true],
    [{ matchLabels: { app: "a", toString: "b" } }, false],
    [{ matchExpressions: [{ key: "color", operator: "In", values: ["blue", "green"] }] }, true],
    [{ matchExpressions: [{ key: "color", operator: "NotIn", values: ["blue"] }] }, false],
    [{ matchExpressions: [{ key: "tier", operator: "Exists" }] }, false],
    [{ matchExpressions: [{ key: "tier", operator: "DoesNotExist" }] }, true],
    [{ matchExpressions: [{ key: "tier", operator: "Like" }] }, false],
  ])("%j takes a pod: %s", (selector, taken) => {
    expect(selects(selector, labels)).toBe(taken);
  });
});

describe("a quantity", () => {
  it.each([
    ["250m", 0.25],
    ["1Gi", 1024 ** 3],
    ["1G", 1e9],
    ["1.5", 1.5],
    [2, 2],
    ["1/4", null],
    ["", null],
    [null, null],
  ])("%j is %s", (text, value) => {
    expect(quantity(text)).toBe(value);
  });
});

describe("an image reference", () => {
  it.each(["python:3.13.14-slim", "ghcr.io/a/b:1.2", "localhost:5000/a:1", `a@sha256:${"0".repeat(64)}`])(
    "%s says which image it is",
    (reference) => {
      expect(imageProblem(reference)).toBeNull();
    },
  );
  it.each(["python", "python:latest", "localhost:5000/a", "python:lts", "", "a b:1", "a:1@sha256:12"])("%j does not", (reference) => {
    expect(imageProblem(reference)).not.toBeNull();
  });
});

describe("the name of a variable", () => {
  it.each(["DB_PASSWORD", "API_KEY", "GITHUB_TOKEN", "secret", "SENTRY_DSN"])("%s promises a secret", (name) => {
    expect(namedAsSecret(name)).toBe(true);
  });
  it.each(["SECRET_ID", "TOKEN_TTL", "PASSWORD_FILE", "VERSION", "TOKENIZERS_PARALLELISM", "MONKEY"])("%s does not", (name) => {
    expect(namedAsSecret(name)).toBe(false);
  });
});
