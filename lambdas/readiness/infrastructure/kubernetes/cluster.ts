import type { Manifest, Manifests } from "./manifests.ts";

/** One environment's objects. */
export type Cluster = {
  readonly environment: string;
  readonly objects: readonly Manifest[];
  readonly ofKind: (...kinds: readonly string[]) => readonly Manifest[];
  readonly has: (kind: string, name: string) => boolean;
};

export function clusterOf({ all }: Manifests, environment: string): Cluster {
  const objects = all.filter((one) => one.environment === environment);
  const ofKind = (...kinds: readonly string[]) => objects.filter(({ kind }) => kinds.includes(kind));
  return { environment, objects, ofKind, has: (kind, name) => ofKind(kind).some((one) => one.name === name) };
}
