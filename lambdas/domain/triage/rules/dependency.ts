import type { Rule } from "../rule.ts";

const PIN = "Pin the version that worked last (lock file), then update on purpose.";

/** Packages, images and modules that are missing, conflicting or do not install. */
export const DEPENDENCY: readonly Rule[] = [
  {
    id: "npm-resolve",
    category: "dependency",
    subCategory: "conflict",
    confidence: 0.89,
    patterns: [
      /\bnpm (?:ERR!|error) (?:code ERESOLVE|ERESOLVE|Could not resolve dependency|Conflicting peer dependency)|\bERR_PNPM_PEER_DEP_ISSUES\b|\bThe engine "node" is incompatible\b|\bnpm (?:ERR!|error) code EBADENGINE\b/i,
      /\bResolutionImpossible\b|\bCannot install .{1,300} because these package versions have conflicting dependencies\b|\bSolverProblemError\b|\bNo solution found when resolving\b|\bdoes not satisfy\b.{0,80}\brequires\b|\bversion solving failed\b|\bYour requirements could not be resolved to an installable set\b|\bBundler could not find compatible versions\b|\bUnsatisfiableError\b|\bLibMambaUnsatisfiableError\b/i,
      /\bfailed to select a version for\b|\bDependency (?:resolution|convergence) (?:failed|error)|\bunmet dependencies\b|\bheld broken packages\b|\b(?:version|dependency|dependencies|package|peer)\b.{0,30}\bconflicts?\b|\bconflict\w* (?:\S{1,20} )?(?:dependenc|version|requirement|package)\w*/i,
    ],
    cause: "The versions that the project asks for do not fit together.",
    actions: ["Read which package asks for which version in the lines after it, and widen or align one of them.", PIN],
    why: "Resolvers report unsatisfiable requirements with these words.",
  },
  {
    id: "package-not-found",
    category: "dependency",
    subCategory: "not_found",
    confidence: 0.88,
    patterns: [
      /\bnpm (?:ERR!|error) (?:code E404|code ETARGET|404 |notarget )|\bERR_PNPM_(?:NO_MATCHING_VERSION|FETCH_404)\b|\bCouldn't find (?:package|any versions for)\b/i,
      /\bCould not find a version that satisfies the requirement\b|\bNo matching distribution found for\b|\bPackageNotFoundError\b|\bResolvePackageNotFound\b|\bPackagesNotFoundError\b/i,
      /\bE: (?:Unable to locate package|Package '.{1,80}' has no installation candidate|Version '.{1,60}' for '.{1,60}' was not found)|\bno package .{1,60} available\b|\bNo match for argument\b|\bunable to select packages\b/i,
      /\bCould not (?:find|resolve) (?:artifact|dependencies|all (?:files|artifacts|dependencies|task dependencies)|\S+:\S+:\S+)|\bwas not found in (?:central|https?:\/\/)|\bFailed to (?:collect dependencies|read artifact descriptor)\b|\bPlugin \S+ or one of its dependencies could not be resolved\b|\bCould not determine the dependencies of task\b/i,
      /\bno matching package named\b|\bfailed to get `[^`]+` as a dependency\b|\bcould not find `[^`]+` in (?:registry|`)|\bno required module provides package\b|\bmissing go\.sum entry\b|\bcannot find module providing package\b|\bmodule .{1,200}: (?:not found|git ls-remote|reading .{1,200}: 404)|\bunknown revision\b|\binvalid version: unknown\b/i,
      /\bCould not find gem\b|\bGem::(?:MissingSpecError|UnsatisfiableDependencyError)\b|\berror NU1\d\d\d\b|\bUnable to find package\b/i,
      /\bmanifest (?:for \S+ )?not found\b|\bmanifest unknown\b|\b(?:image|repository) .{0,100}\b(?:not found|does not exist)\b|\bErrImagePull\b|\bImagePullBackOff\b|\bfailed to resolve source metadata\b|\bnot found: manifest\b/i,
      /\bUnable to resolve action\b|\bAn action could not be found at the URI\b|\bCan't find 'action\.yml'/i,
    ],
    cause: "A package, version or image that the step needs does not exist where it was looked for.",
    actions: ["Check name, version and registry that the line holds.", PIN],
    why: "Registries and package managers report a missing package with these words.",
  },
  {
    id: "package-build-failed",
    category: "dependency",
    subCategory: "package_build",
    confidence: 0.89,
    patterns: [
      /\bFailed building wheel for\b|\bmetadata-generation-failed\b|\bsubprocess-exited-with-error\b|\bCould not build wheels for\b|\bpython setup\.py (?:egg_info|bdist_wheel|install) did not run successfully\b/i,
      /\bgyp ERR! (?:stack|build error|configure error)|\bnode-pre-gyp ERR!|\bFailed to build gem native extension\b|\bAn error occurred while installing\b|\bfailed to run custom build command for\b/i,
      /\bUnable to find vcvarsall\b|\bMicrosoft Visual C\+\+ 14\.\d or greater is required\b|\bpg_config executable not found\b/i,
    ],
    cause: "A dependency had to be compiled on the machine, and that failed.",
    actions: [
      "Read the lines before it: a compiler or header is missing, or the package does not support this version of the language.",
      "Use a version that has a prebuilt package for this platform.",
    ],
    why: "Package managers name the package whose build failed with these words.",
  },
  {
    id: "packages-failed",
    category: "dependency",
    subCategory: "package_build",
    confidence: 0.86,
    patterns: [
      /\bFailed to build (?:installable wheels|one or more wheels)\b|^Failed to build \S+(?: \S+){0,5}$|^ERROR: Failed to install\b/,
    ],
    cause: "A dependency had to be compiled on the machine, and that failed.",
    actions: ["Read the lines before it: they name the package and what it lacked."],
    why: "pip sums up failed builds with these words.",
  },
  {
    id: "lock-file",
    category: "dependency",
    subCategory: "lock_file",
    confidence: 0.9,
    patterns: [
      /\bcan only install packages when your package\.json and package-lock\.json\b|\bnpm ci\b.{0,80}\bin sync\b|\bERR_PNPM_(?:OUTDATED_LOCKFILE|LOCKFILE_\w+|FROZEN_LOCKFILE\w*)\b|\bYour lockfile needs to be updated\b|\bThe lockfile would have been modified\b/i,
      /\bpoetry\.lock (?:is not up to date|was last generated)|\bpyproject\.toml changed significantly since poetry\.lock\b|\bthe lock file \S+ needs to be updated\b|\bupdates to go\.(?:mod|sum) needed\b|\bThe gemfile\b.{0,80}\bfrozen\b|\b(?:lock ?file|package-lock\.json|yarn\.lock|[\w-]{2,40}\.lock|go\.sum)\b.{0,60}\b(?:out of (?:sync|date)|outdated|not up[ -]to[ -]date|does not match|missing|stale|mismatch|needs to be)\b/i,
    ],
    cause: "The lock file does not belong to the declared dependencies.",
    actions: ["Run the package manager's install locally and commit the lock file."],
    why: "Package managers refuse a frozen install with these words.",
  },
  {
    id: "module-missing",
    category: "dependency",
    subCategory: "missing_module",
    confidence: 0.8,
    patterns: [
      /^(?:E {1,6})?(?:ModuleNotFoundError|ImportError)\b|\bModuleNotFoundError: No module named\b|\bImportError: cannot import name\b|\bImportError: No module named\b|\bDLL load failed while importing\b/,
      /\bCannot find (?:module|package) '[^']+'(?! or its corresponding type)|\bERR_MODULE_NOT_FOUND\b|\bMODULE_NOT_FOUND\b|\bModule not found: (?:Error: )?Can't resolve\b|\b(?:Failed|Could not) to resolve import\b|\bCould not resolve "[^"]+"/,
      /\berror while loading shared libraries\b|\bcannot open shared object file\b|\bLibrary not loaded: |\bsymbol lookup error\b|\bversion `?(?:GLIBC|GLIBCXX|CXXABI)_[\d.]+' not found/i,
      /\bcannot load such file -- |\bclass file for \S+ not found\b|\bNoClassDefFoundError\b/i,
    ],
    cause: "A module or library that the code loads is not installed, or not in that version.",
    actions: [
      "Add it to the declared dependencies, or install what the machine lacks.",
      `An import that worked before: a dependency was updated. ${PIN}`,
    ],
    why: "Language runtimes report a missing module with these words.",
  },
  {
    id: "dependency-words",
    category: "dependency",
    subCategory: "unspecified",
    confidence: 0.55,
    patterns: [
      /\b(?:missing|absent) (?:\S{1,40} ){0,3}(?:packages?|modules?|librar(?:y|ies)|dependenc(?:y|ies)|gems?|crates?|headers?)\b|\bversions? .{0,60}\b(?:not available|no longer available|not supported|unsupported|end[- ]of[- ]life|too old|yanked)\b/i,
      /\b(?:package|dependency|library|gem|crate|artifact|plugin|image|version)\b.{0,60}\b(?:not found|could ?n[o']t be found|does ?n[o']t exist|no longer (?:exists|available)|was (?:removed|yanked|deleted)|unavailable|missing)\b/i,
      /\b(?:dependenc(?:y|ies)|packages?|librar(?:y|ies)|modules?|lockfile|npm install|pip install|upstream|third[- ]party)\b.{0,60}\b(?:fail\w*|error\w*|issues?|problems?|broken|broke|missing|incompatib\w+|conflict\w*|mismatch\w*|outdated|breaking|not installed|unavailable|regression)\b/i,
      /\b(?:fail\w*|missing|incompatib\w+|broken|unable|could not|breaking|wrong|mismatched|outdated|unpinned)\b.{0,50}\b(?:dependenc(?:y|ies)|packages?|librar(?:y|ies)|installing|install|version of)\b/i,
    ],
    cause: "A dependency could not be installed or does not fit.",
    actions: [PIN],
    why: "The words are those of a dependency problem, though no package manager known to these rules wrote the line.",
  },
];
