import type { Package } from "../../check.ts";
import { oncePerPackage } from "../reading/once-per-package.ts";
import { filesUnder } from "../reading/package-files.ts";

const COMMENT = /"""[\s\S]*?"""|'''[\s\S]*?'''|#[^\n]*/g;
const ROUTE = /^[ \t]*@\w+\.(?:get|head|route|api_route)\(\s*["'](\/[^"'\s]*)["']/gm;
const PREFIX = /\bAPIRouter\([^)]{0,500}\bprefix\s*=\s*["'](\/[^"'\s]*)["']/;

/** Paths that the service's own Python files answer, by their decorators. The rest of the service is in the repository, not in the package. */
export const servedRoutes: (of: Package) => readonly string[] = oncePerPackage((of) =>
  filesUnder(of, "app/", ".py").flatMap(({ content }) => {
    const code = content.replaceAll(COMMENT, "");
    const prefix = PREFIX.exec(code)?.[1] ?? "";
    return [...code.matchAll(ROUTE)].map(([, path]) => prefix + (path ?? ""));
  }),
);
