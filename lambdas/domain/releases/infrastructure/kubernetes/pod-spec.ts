import { indent } from "../indent.ts";
import { SERVING } from "../serving.ts";
import type { Fill } from "./fill.ts";
import { PROBES } from "./probes.ts";

/** A pod that can do nothing but serve: not root, nothing to write but /tmp, no capability, no token for the API server. */
export const podSpec = (fill: Fill): string => `      serviceAccountName: ${fill.name}
      automountServiceAccountToken: false
      # Longer than preStop and the longest request together.
      terminationGracePeriodSeconds: 30
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        runAsGroup: 10001
        fsGroup: 10001
        seccompProfile:
          type: RuntimeDefault
${spread(fill)}
      containers:
        - name: app
          image: ${fill.image}
          imagePullPolicy: IfNotPresent
          ports:
            - name: http
              containerPort: ${SERVING.port}
          env:
            - name: ENVIRONMENT
              value: ${fill.environment}
            - name: VERSION
              value: ${fill.version}
          envFrom:
            - secretRef:
                name: ${fill.name}-env
${indent(PROBES, 10)}
          lifecycle:
            preStop:
              # Endpoints are taken away while this waits: no request is lost.
              exec:
                command: ["sleep", "5"]
          resources:
            requests:
              cpu: ${fill.cpu}
              memory: ${fill.memory}
            # No limit of CPU: throttling would show as latency.
            limits:
              memory: ${fill.memoryLimit}
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: ["ALL"]
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir:
            sizeLimit: 64Mi`;

/** Each colour is spread for itself, or the idle one would count for the other. */
const spread = (fill: Fill) => `      topologySpreadConstraints:
${constraint("topology.kubernetes.io/zone", fill.zoneSpread, fill)}
${constraint("kubernetes.io/hostname", "ScheduleAnyway", fill)}`;

const constraint = (key: string, otherwise: string, fill: Fill) => `        - maxSkew: 1
          topologyKey: ${key}
          whenUnsatisfiable: ${otherwise}
          labelSelector:
            matchLabels:
${fill.selector(14)}
              color: ${fill.color}`;
