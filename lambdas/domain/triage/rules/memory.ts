import type { Rule } from "../rule.ts";

const ACTIONS = [
  "Raise the memory of the machine or of the process (heap size, container limit).",
  "Lower the parallelism, or find what grows: a heap dump of the failing step tells.",
];

/** Memory ran out. */
export const MEMORY: readonly Rule[] = [
  {
    id: "heap-exhausted",
    category: "out_of_memory",
    subCategory: "heap",
    confidence: 0.94,
    patterns: [
      /JavaScript heap out of memory|Reached heap limit|Allocation failed - JavaScript/i,
      /\bjava\.lang\.OutOfMemoryError\b|\bOutOfMemoryError: (?:Java heap|GC overhead|Metaspace|unable to create)/,
      /Expiring Daemon because JVM heap space is exhausted|GC overhead limit exceeded/i,
      /\bfatal error: runtime: out of memory|\bvirtual memory exhausted\b|\bcc1plus: out of memory\b/i,
      /\bfatal error C1060\b|\bLNK1102\b|LLVM ERROR: out of memory/,
      /\bAllowed memory size of \d+ bytes exhausted\b/i,
    ],
    cause: "The process used up its heap.",
    actions: ACTIONS,
    why: "Runtimes end with these words when their heap limit is reached.",
  },
  {
    id: "oom-killed",
    category: "out_of_memory",
    subCategory: "killed",
    confidence: 0.94,
    patterns: [
      /\bOOM-?Killed\b|\boom[-_ ]?kill(?:er|ed)?\b|\bout of memory: kill(?:ed)? process\b|invoked oom-killer/i,
      /\bkilled (?:because|due to|as|by|for)\b.{0,40}\b(?:memory|oom)\b/i,
      /\bmemory cgroup out of memory\b/i,
    ],
    cause: "The operating system killed a process because memory ran out.",
    actions: ACTIONS,
    why: "The kernel and container runtimes report an out-of-memory kill with these words.",
  },
  {
    id: "device-memory",
    category: "out_of_memory",
    subCategory: "gpu",
    confidence: 0.92,
    patterns: [/\bCUDA(?: error:)? out of memory\b|\bCUDA_ERROR_OUT_OF_MEMORY\b|\bHIP out of memory\b|torch(?:\.cuda)?\.OutOfMemoryError/i],
    cause: "The graphics device ran out of memory.",
    actions: ["Use smaller batches, or free tensors between tests.", "Make sure that nothing else uses the device."],
    why: "CUDA and HIP report an exhausted device with these words.",
  },
  {
    id: "allocation-failed",
    category: "out_of_memory",
    subCategory: "allocation",
    confidence: 0.88,
    patterns: [
      /\bcannot allocate memory\b|\bENOMEM\b|\bstd::bad_alloc\b/i,
      /^(?:E {1,6})?(?:numpy\.\S{0,60})?(?:_Array)?MemoryError\b/,
      /\bunable to allocate \d.{0,40}\b(?:for an array|bytes|[KMG]i?B)\b/i,
      /\bmemory (?:allocation of \d+ bytes failed|exhausted|limit (?:of \S{1,20} )?(?:was )?(?:exceeded|reached))\b/i,
      /\b(?:could not|cannot|failed to|unable to) allocate (?:enough |sufficient |more |the requested )?(?:virtual |native )?memory\b/i,
      /\bthere is insufficient memory for the Java Runtime\b/i,
    ],
    cause: "The process asked for more memory than the machine could give.",
    actions: ACTIONS,
    why: "The operating system refuses memory with these words.",
  },
  {
    id: "killed-by-signal-9",
    category: "out_of_memory",
    subCategory: "killed",
    confidence: 0.82,
    patterns: [
      /^(?:.{1,200}: line \d+: +\d+ )?Killed\b(?:\W{0,3}$| {2,}\S)/,
      /\b(?:exit(?:ed)?(?: with)?(?: code| status)?|code|status|returned)[ :=]{1,2}137\b/i,
      /\b(?:terminated|killed) (?:by|with) (?:signal )?(?:SIGKILL|signal 9|9\b)/i,
      /\bsignal: 9, SIGKILL\b|\bfatal error: Killed signal terminated program\b|\bThe build daemon disappeared unexpectedly\b/i,
    ],
    cause: "A process was killed from outside (SIGKILL), most often because memory ran out.",
    actions: ACTIONS,
    why: "Nobody but the kernel and the container runtime kills with SIGKILL in CI; 137 is 128 + 9.",
  },
  {
    id: "memory-words",
    category: "out_of_memory",
    subCategory: "unspecified",
    confidence: 0.62,
    patterns: [
      /\bout[ -]of[ -]memory\b|\bOOM\b|\b(?:ran|running|run) out of (?:memory|ram|heap)\b|\b(?:memory|heap) (?:exhaustion|exhausted|pressure|limits? exceeded)\b|\binsufficient memory\b|\bnot enough memory\b/i,
    ],
    cause: "Memory ran out.",
    actions: ACTIONS,
    why: "The words are those of memory exhaustion, though no runtime known to these rules wrote the line.",
  },
];
