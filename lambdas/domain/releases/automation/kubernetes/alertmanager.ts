import type { ReleaseContext } from "../../../../contract/release.ts";

/** `monitoring/alertmanager.yml`: the way back to Bellwether. The token is read from a file, so it is in no text that is committed. */
export const alertmanagerYml = ({ service }: ReleaseContext): string => `---
# Alertmanager expands no variables. Before it starts:
#   envsubst '$BELLWETHER_URL' < alertmanager.yml > /etc/alertmanager/alertmanager.yml
# The token is one of Bellwether's with the scope report, which can tell of alerts but approve nothing. It is
# mounted as a file from the cluster's secret store.
route:
  # Your own receiver for pages and tickets; without one they are only shown.
  receiver: people
  group_by: [alertname, service, environment]
  routes:
    - receiver: bellwether
      matchers:
        - service="${service}"
        - rollback="true"
      # A rollback waits for nobody; the group is one alert of one environment.
      group_wait: 0s
      group_interval: 1m
      # Bellwether takes an alert once (fingerprint and start), so repeats only heal a lost call.
      repeat_interval: 10m
      # People hear of it too.
      continue: true
    - receiver: people

receivers:
  - name: people
  - name: bellwether
    webhook_configs:
      - url: "\${BELLWETHER_URL}/alerts"
        # The end of an alert changes nothing there.
        send_resolved: false
        http_config:
          authorization:
            type: Bearer
            credentials_file: /etc/alertmanager/secrets/bellwether-token
`;
