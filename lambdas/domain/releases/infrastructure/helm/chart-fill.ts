import type { Fill } from "../kubernetes/fill.ts";

const include = (template: string) => (indent: number) => `${" ".repeat(indent)}{{- include "${template}" $ | nindent ${indent} }}`;

/** Helm's expressions. `$` is the root also within a range over the colours. */
export const CHART_FILL: Fill = {
  name: "{{ $.Chart.Name }}",
  namespace: "{{ $.Release.Namespace }}",
  environment: "{{ $.Values.environment | quote }}",
  color: "{{ $color }}",
  image: "{{ $of.image | quote }}",
  version: "{{ $of.version | quote }}",
  colorSelector: `
    {{- if not $.Values.canary }}
    color: {{ $.Values.activeColor }}
    {{- end }}`,
  idleColor: '{{ ternary "green" "blue" (eq $.Values.activeColor "blue") }}',
  min: '{{ or (eq $color $.Values.activeColor) (eq $.Values.standby "full") | ternary $.Values.replicas.min 1 }}',
  max: "{{ $.Values.replicas.max }}",
  cpu: "{{ $.Values.resources.cpu }}",
  memory: "{{ $.Values.resources.memory }}",
  memoryLimit: "{{ $.Values.resources.memoryLimit }}",
  zoneSpread: "{{ $.Values.zoneSpread }}",
  clients: "{{ $.Values.network.clients }}",
  monitoring: "{{ $.Values.network.monitoring }}",
  secretKey: "{{ $.Values.secrets.key }}",
  refresh: "{{ $.Values.secrets.refresh }}",
  pullSecrets: `{{- with $.Values.imagePullSecret }}
imagePullSecrets:
  - name: {{ . }}
{{- end }}
`,
  labels: include("labels"),
  selector: include("selector"),
};
