/** Lines that only say that something failed, never what: they are no evidence and no part of a fingerprint. */
const BOILERPLATE: readonly RegExp[] = [
  /^\W{0,4}(?:error: )?(?:the )?(?:process|command|script|step script|program|task|job|build|bash|cmd|powershell|container|child process|subprocess|make|npm|node)\b.{0,120}\b(?:exited|completed|failed|finished|terminated|returned)\b.{0,30}\b(?:exit|error|status|return)?[ -]?(?:code|status)\b.{0,20}$/i,
  /^\W{0,4}(?:error: )?(?:exit(?:ed)?|got exit|returned?)(?: with)?(?: non-?zero)?(?: exit)?[ -]?(?:code|status)\W{0,3}\d{0,5}\W{0,4}$/i,
  /^\W{0,4}exit(?:ing)?(?: with)?(?: code| status)? \d{1,3}\W{0,3}$/i,
  /^The command ".{0,400}" (?:exited with|failed and exited with) \d+/i,
  /^Done\. Your build exited with \d+/i,
  /^npm (?:ERR!|error) (?:code (?:ELIFECYCLE|\d+)$|errno \d+$|A complete log|Exit status \d+|Failed at the |This is probably not a problem|Test failed\. {1,2}See above|Lifecycle script|path |workspace |location |command (?:failed|sh|\/bin)|Error: command failed|signal |\S{1,100}@\S{1,40} \S{1,40}: `|in workspace)/i,
  /^npm (?:ERR!|error)\W{0,3}$/i,
  /^\s*ELIFECYCLE\s/,
  /^error Command failed(?: with exit code \d+| with signal.*)?\.?$/i,
  /^info Visit https:\/\/yarnpkg\.com/i,
  /^(?:error: )?Recipe `[^`]{1,80}` failed/i,
  /^(?:g?make|ninja|mingw32-make)(?:\[\d+\])?: (?:\*\*\* )?.{0,300}(?:Error \d+|Waiting for unfinished jobs|build stopped|Leaving directory).{0,40}$/i,
  /^exit status \d+$/,
  /^script returned exit code \d+/i,
  /^ERROR: Job failed/i,
  /^error: (?:could not compile|recipe|process didn't exit|aborting due to|test failed, to rerun|Process completed)/i,
  /^\W{0,3}For more information|^See '.{1,80}' for|^Try '.{1,80}--help'|^Run with --(?:stacktrace|info|debug|scan)/i,
  /^(?:\[ERROR\] )?(?:-> )?\[Help \d\]|^\[ERROR\]\s*(?:To see the full stack trace|Re-run Maven|For more information about the errors|After correcting the problems|mvn <args>|$)/,
  /^Error: Process completed with exit code \d+/i,
  /^Error: The process '.{1,300}' failed(?: because one or more lines|.{0,20} with exit code)/i,
  /^Error: failed to run script step|^Executing the custom container implementation failed/i,
  /^\[OSDC\] Step script exited/i,
  /^(?:FAIL|FAILED|ERROR|Error|error|Failed|failed|failure|FAILURE)[:.!]?$/,
  /^BUILD (?:FAILED|FAILURE)\b.{0,40}$|^\[(?:INFO|ERROR)\] BUILD FAILURE$|^FAILURE: Build failed with an exception\.$|^\* (?:What went wrong|Try|Where|Get more help).{0,40}$/,
  /^Traceback \(most recent call last\):$/,
];
const NOTHING = /^[\W_]*$/;

export function isBoilerplate(text: string): boolean {
  const bare = text.trim();
  return NOTHING.test(bare) || BOILERPLATE.some((pattern) => pattern.test(bare));
}
