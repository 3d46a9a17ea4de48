/**
 * The blanks of a manifest. Filled with values they make the files under `k8s/`, filled with Helm's expressions the chart's templates:
 * one text for both, so that what is reviewed is what is installed.
 */
export type Fill = {
  readonly name: string;
  readonly namespace: string;
  readonly environment: string;
  readonly color: string;
  readonly image: string;
  readonly version: string;
  /** The key of the live Service's selector that a canary leaves out. */
  readonly colorSelector: string;
  readonly idleColor: string;
  readonly min: string;
  readonly max: string;
  readonly cpu: string;
  readonly memory: string;
  readonly memoryLimit: string;
  readonly zoneSpread: string;
  readonly clients: string;
  readonly monitoring: string;
  readonly secretKey: string;
  readonly refresh: string;
  readonly pullSecrets: string;
  /** Labels as lines of a mapping. `indent` as the place needs it. */
  readonly labels: (indent: number) => string;
  readonly selector: (indent: number) => string;
};
