import type { ReleaseContext } from "../../../../contract/release.ts";
import { namespaceOf } from "../../infrastructure/naming.ts";
import { SERVING } from "../../infrastructure/serving.ts";
import { COLOUR_LABEL, HTTP_PORT_NAME } from "./names.ts";

/** `monitoring/prometheus.yml`: a whole configuration that promtool checks; whoever has one takes the job, and the two files it names. */
export const prometheusYml = (context: ReleaseContext): string => `---
# Prometheus for ${context.service}. With a Prometheus of your own, take over the job below,
# rules.yml and the Alertmanager.
global:
  scrape_interval: 15s
  evaluation_interval: 1m

rule_files:
  - rules.yml

alerting:
  alertmanagers:
    - static_configs:
        - targets: ["alertmanager:9093"]

scrape_configs:
  - job_name: ${context.slug}
    metrics_path: ${SERVING.metrics}
    kubernetes_sd_configs:
      - role: pod
        namespaces:
          names:
${context.environments.map((environment) => `            - ${namespaceOf(context, environment)}\n`).join("")}${relabelling(context)}`;

const relabelling = ({ slug, service }: ReleaseContext) => `    relabel_configs:
      - source_labels: [__meta_kubernetes_pod_label_app_kubernetes_io_name]
        regex: ${slug}
        action: keep
      - source_labels: [__meta_kubernetes_pod_container_port_name]
        regex: ${HTTP_PORT_NAME}
        action: keep
      # A pod that has ended is no target that is down.
      - source_labels: [__meta_kubernetes_pod_phase]
        regex: Succeeded|Failed
        action: drop
      # Rules, dashboard and Bellwether know a series by these two.
      - target_label: service
        replacement: "${service}"
      - source_labels: [__meta_kubernetes_namespace]
        regex: ${slug}-(.+)
        target_label: environment
      # Blue and green apart, for a look at a canary.
      - source_labels: [__meta_kubernetes_pod_label_${COLOUR_LABEL}]
        target_label: color
      - source_labels: [__meta_kubernetes_pod_name]
        target_label: pod
`;
