import type { Mutation } from "./mutation.ts";

const of = (check: string, file: string, from: Mutation["from"], to: string, ...says: string[]): Mutation => ({
  check,
  stack: "python-kubernetes",
  file,
  from,
  to,
  says,
});

/** One for each check of the Dockerfile and the chart, that no other check finds. */
export const IMAGE_AND_CHART: readonly Mutation[] = [
  of("dockerfile-valid", "Dockerfile", "WORKDIR /build", "WORKDIRS /build", "line 5", "WORKDIRS"),
  of("dockerfile-stages", "Dockerfile", /FROM python:\S+-bookworm AS/, "FROM python:latest AS", "FROM", "python:latest"),
  of("dockerfile-user", "Dockerfile", "USER 10001:10001", "USER root", "USER", "root"),
  of("dockerfile-secrets", "Dockerfile", "ARG REVISION=unknown", "ARG REVISION=unknown\nARG PIP_TOKEN", "ARG", "PIP_TOKEN"),
  of("dockerfile-port", "Dockerfile", "EXPOSE 8000", "EXPOSE 8080", "EXPOSE 8080", "containerPort 8000"),
  of("helm-chart", "chart/Chart.yaml", "version: 1.0.0", "version: one", "version"),
  of("helm-values", "chart/values-production.yaml", "min: 3", "min: three", "replicas.min"),
  of("helm-templates", "chart/templates/autoscaler.yaml", "$.Values.replicas.max", "$.Values.replicas.most", "$.Values.replicas.most"),
  of("helm-objects", "chart/templates/disruption-budget.yaml", "kind: PodDisruptionBudget", "kind: LimitRange", "PodDisruptionBudget"),
];

/** Further mistakes; others may find them, too. */
export const MORE_IMAGE_AND_CHART: readonly Mutation[] = [
  of("dockerfile-valid", "Dockerfile", 'CMD ["uvicorn"', 'CMD ["other"]\nCMD ["uvicorn"', "CMD"),
  of("dockerfile-stages", "Dockerfile", "COPY --from=dependencies /opt/venv /opt/venv", "", "COPY --from"),
  of("dockerfile-stages", "Dockerfile", /FROM python:\S+-bookworm AS/, "FROM python:3 AS", "python:3 has no exact version"),
  of("dockerfile-user", "Dockerfile", "USER 10001:10001", "USER 0", "USER"),
  of("dockerfile-user", "Dockerfile", "USER 10001:10001", "", "no USER"),
  of("dockerfile-secrets", "Dockerfile", "COPY model/ model/", "COPY .env model/ ./", ".env"),
  of(
    "dockerfile-secrets",
    "Dockerfile",
    "COPY model/ model/",
    'ADD ["https://example.com/model", "model/"]',
    "ADD",
    "https://example.com/model",
  ),
  of("dockerfile-secrets", "Dockerfile", "PYTHONUNBUFFERED=1", "PYTHONUNBUFFERED=1 DB_PASSWORD=hunter2", "DB_PASSWORD"),
  of("helm-chart", "chart/Chart.yaml", "apiVersion: v2", "apiVersion: v2\nengine: gotpl", "engine"),
  of("helm-chart", "chart/Chart.yaml", 'appVersion: "2.1.0"', 'appVersion: "2.0.0"', "appVersion"),
  of("helm-values", "chart/values-production.yaml", "zoneSpread:", "zoneSpred:", "zoneSpred", "additional properties"),
  of("helm-values", "chart/values-production.yaml", 'environment: "production"', 'environment: "staging"', "environment is staging"),
  of("helm-values", "chart/values.schema.json", /[\s\S]*/, '{"type": "object"}', "properties lacks activeColor"),
  of("helm-values", "chart/values.schema.json", '"type": "object"', '"type": "objekt"', "is no schema"),
  of("helm-templates", "chart/templates/deployment.yaml", "$of.image", "$of.picture", "$of.picture"),
  of("helm-templates", "chart/templates/deployment.yaml", "$.Values.environment", ".Values.environment", "the dot is not the root"),
  of("helm-templates", "chart/templates/service.yaml", 'include "labels"', 'include "label"', "includes label"),
  of("helm-templates", "chart/templates/service.yaml", "{{- end }}", "", "if without an end"),
  of("helm-templates", "chart/templates/service.yaml", "$.Release.Namespace", "$.Release.Namespac", ".Release.Namespac"),
  of("helm-templates", "chart/templates/service.yaml", "{{ $.Chart.Name }}", "{{ $.Chart.Name }", "does not end"),
];
