import { at, isText, listAt, textAt } from "../reading/peek.ts";
import type { Pod } from "./pods.ts";

type References = { readonly secrets: readonly string[]; readonly configMaps: readonly string[] };

/** The Secrets and ConfigMaps that a pod cannot start without. Pull secrets are the cluster's, not the service's, and are not among them. */
export function referencesOf({ containers, spec }: Pick<Pod, "containers" | "spec">): References {
  const env = containers.flatMap(({ value }) => listAt(value, "env"));
  const envFrom = containers.flatMap(({ value }) => listAt(value, "envFrom"));
  const volumes = listAt(spec, "volumes");
  const projected = volumes.flatMap((volume) => listAt(volume, "projected", "sources"));
  const named = (list: readonly unknown[], ...path: readonly string[]) =>
    list.filter((one) => at(one, ...path.slice(0, -1), "optional") !== true).map((one) => textAt(one, ...path));
  return {
    secrets: [
      ...named(env, "valueFrom", "secretKeyRef", "name"),
      ...named(envFrom, "secretRef", "name"),
      ...named(volumes, "secret", "secretName"),
      ...named(projected, "secret", "name"),
    ].filter(isText),
    configMaps: [
      ...named(env, "valueFrom", "configMapKeyRef", "name"),
      ...named(envFrom, "configMapRef", "name"),
      ...named(volumes, "configMap", "name"),
      ...named(projected, "configMap", "name"),
    ].filter(isText),
  };
}
