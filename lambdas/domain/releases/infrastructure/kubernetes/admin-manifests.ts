import type { ReleaseContext } from "../../../../contract/release.ts";
import { cloudOf } from "../../pipeline/cloud.ts";
import type { TracedFile } from "../../pipeline/traced-file.ts";
import { namespaceOf } from "../naming.ts";
import { namespace } from "./namespace.ts";
import { rbac } from "./rbac.ts";
import { secretStore } from "./secret-store.ts";

/** What an administrator applies once for an environment: rights and identities, which the pipeline must not be able to change. */
export function adminManifests(context: ReleaseContext, environment: string): TracedFile[] {
  const names = { slug: context.slug, namespace: namespaceOf(context, environment), environment };
  const cloud = cloudOf(context);
  const file = (name: string, topics: readonly string[], content: string): TracedFile => ({
    path: `k8s/${environment}/admin/${name}.yaml`,
    kind: "kubernetes",
    topics,
    content,
  });
  return [
    file("namespace", ["security"], namespace(names.namespace, names.slug)),
    file("rbac", ["security", "secrets"], rbac(names, cloud)),
    file("secret-store", ["secrets"], secretStore(names, cloud)),
  ];
}
