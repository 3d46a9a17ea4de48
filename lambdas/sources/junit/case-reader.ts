import { AttemptFolder } from "./attempts.ts";
import { type FoundProblem, PROBLEM_KINDS } from "./case-outcome.ts";
import { localName } from "./foreign-roots.ts";
import type { ReportedTest } from "./junit-report.ts";
import { messageOf } from "./problem-message.ts";
import { readCase, type Suite } from "./read-case.ts";
import type { XmlEvents } from "./read-xml.ts";
import { nameOf, nameOrNull } from "./report-text.ts";
import type { ReportWarnings } from "./report-warnings.ts";
import { joinSuites } from "./test-id.ts";
import { UnreadableReport } from "./unreadable-report.ts";

type Attributes = Readonly<Record<string, string>>;
type OpenSuite = Suite & { readonly declared: number; cases: number };
type Case = { readonly attributes: Attributes; readonly problems: FoundProblem[] };
type OpenProblem = { -readonly [Key in keyof FoundProblem]: FoundProblem[Key] };
type Element = "suite" | "case" | "problem" | "ignored" | "other";

const OUTSIDE: OpenSuite = { path: "", host: null, file: null, declared: 0, cases: 0 };
const IGNORED = new Set(["system-out", "system-err", "properties", "attachments"]);

/** More than a message keeps, because messages are trimmed afterwards. */
const MAX_BODY = 8_000;

/** Elements of JUnit's dialects to tests. What tests printed is passed over; what failed outside of a test is a warning. */
export class CaseReader implements XmlEvents {
  readonly #warnings: ReportWarnings;
  readonly #maxTests: number;
  readonly #folder = new AttemptFolder();
  readonly #elements: Element[] = [];
  readonly #suites: OpenSuite[] = [];
  #case: Case | null = null;
  #problem: OpenProblem | null = null;

  constructor(warnings: ReportWarnings, maxTests: number) {
    this.#warnings = warnings;
    this.#maxTests = maxTests;
  }

  open = (name: string, attributes: Attributes): void => {
    this.#elements.push(this.#enter(localName(name), attributes));
  };

  text = (text: string): void => {
    if (this.#problem === null || this.#elements.at(-1) === "ignored") return;
    this.#problem.body += text.slice(0, MAX_BODY - this.#problem.body.length);
  };

  close = (): void => {
    const element = this.#elements.pop();
    if (element === "problem") this.#leaveProblem();
    else if (element === "case") this.#leaveCase();
    else if (element === "suite") this.#leaveSuite();
  };

  tests(): ReportedTest[] {
    return this.#folder.tests();
  }

  #enter(name: string, attributes: Attributes): Element {
    if (this.#elements.at(-1) === "ignored" || IGNORED.has(name)) return "ignored";
    if (this.#problem !== null) return "other";
    const kind = PROBLEM_KINDS.get(name);
    if (kind !== undefined) {
      this.#problem = { kind, type: attributes.type ?? "", message: attributes.message ?? "", body: "" };
      return "problem";
    }
    if (name === "testsuite") return this.#enterSuite(attributes);
    if (name !== "testcase" || this.#case !== null) return "other";
    this.#case = { attributes, problems: [] };
    return "case";
  }

  #enterSuite({ name = "", hostname, file, tests }: Attributes): "suite" {
    const outer = this.#suites.at(-1) ?? OUTSIDE;
    this.#suites.push({
      path: joinSuites(outer.path, nameOf(name)),
      host: nameOrNull(hostname) ?? outer.host,
      file: nameOrNull(file) ?? outer.file,
      declared: Number(tests) || 0,
      cases: 0,
    });
    return "suite";
  }

  #leaveSuite(): void {
    const suite = this.#suites.pop() ?? OUTSIDE;
    const outer = this.#suites.at(-1);
    if (outer) outer.cases += suite.cases;
    if (suite.declared > suite.cases)
      this.#warnings.add(`the suite ${JSON.stringify(suite.path)} declares ${suite.declared} tests but holds ${suite.cases}`);
  }

  #leaveProblem(): void {
    const problem = this.#problem;
    this.#problem = null;
    if (problem === null) return;
    if (this.#case !== null) this.#case.problems.push(problem);
    else if (problem.kind !== "skipped")
      this.#warnings.add(
        `the suite ${JSON.stringify(this.#suites.at(-1)?.path ?? "")} failed outside of its tests: ${firstLineOf(problem)}`,
      );
  }

  #leaveCase(): void {
    if (this.#case === null) return;
    const { attributes, problems } = this.#case;
    this.#case = null;
    const suite = this.#suites.at(-1);
    if (suite) suite.cases += 1;
    this.#folder.add(readCase(attributes, problems, suite ?? OUTSIDE));
    if (this.#folder.size > this.#maxTests) throw new UnreadableReport(`the report has more than ${this.#maxTests} tests`);
  }
}

const firstLineOf = (problem: FoundProblem) => nameOf(messageOf(problem)?.split("\n")[0] ?? "no message", 300);
