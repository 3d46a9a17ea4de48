import type { TracedFile } from "../../pipeline/traced-file.ts";
import { MANIFESTS, type Manifest } from "../kubernetes/manifests.ts";
import { CHART_FILL } from "./chart-fill.ts";

/** The manifests as templates; those of a colour are made for each. */
export const templates = (): TracedFile[] => [
  { path: "chart/templates/_labels.tpl", kind: "helm", topics: ["packaging"], content: LABELS },
  ...MANIFESTS.map(
    (manifest): TracedFile => ({
      path: `chart/templates/${manifest.file}.yaml`,
      kind: "helm",
      topics: manifest.topics,
      content: textOf(manifest),
    }),
  ),
];

const textOf = ({ text, ofColor }: Manifest): string =>
  ofColor ? `{{- range $color, $of := $.Values.colors }}\n---\n${text(CHART_FILL)}{{- end }}\n` : text(CHART_FILL);

const LABELS = `{{/* What selectors match: fixed for the life of a Deployment. */}}
{{- define "selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "labels" -}}
{{ include "selector" . }}
app.kubernetes.io/component: server
app.kubernetes.io/part-of: {{ .Chart.Name }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
environment: {{ .Values.environment | quote }}
{{- end }}
`;
