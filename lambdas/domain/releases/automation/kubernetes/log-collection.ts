import type { ReleaseContext } from "../../../../contract/release.ts";
import { namespaceOf } from "../../infrastructure/naming.ts";

/** `monitoring/fluent-bit.yml`: collects the JSON lines of this service's pods and nothing else of the node. */
export const fluentBitYml = (context: ReleaseContext): string => `---
# Fluent Bit 2 or newer, as a DaemonSet. LOGS_HOST and LOGS_PORT are an OTLP/HTTP receiver.
service:
  flush: 1
  log_level: info
  # Lines wait on disk while the receiver is away.
  storage.path: /var/lib/fluent-bit/buffer

pipeline:
  inputs:
    - name: tail
      # Named POD_NAMESPACE_CONTAINER-ID.log by the kubelet.
      path: ${context.environments.map((environment) => `/var/log/containers/*_${namespaceOf(context, environment)}_*.log`).join(",")}
      tag: kube.*
      multiline.parser: docker, cri
      # Where it was, over a restart.
      db: /var/lib/fluent-bit/tail.db
      storage.type: filesystem
      skip_long_lines: true
${FILTERS}${OUTPUT}`;

const FILTERS = `
  filters:
    # The fields of app/logs.py (service, environment, version, level) become the record's own.
    - name: kubernetes
      match: kube.*
      merge_log: true
      keep_log: false
      annotations: false
    # A second net: nothing that authenticates leaves the node.
    - name: record_modifier
      match: kube.*
      remove_key:
        - authorization
        - cookie
        - password
        - token
`;

const OUTPUT = `
  outputs:
    - name: opentelemetry
      match: kube.*
      host: \${LOGS_HOST}
      port: \${LOGS_PORT}
      logs_uri: /v1/logs
      tls: true
      tls.verify: true
      retry_limit: 10
`;
