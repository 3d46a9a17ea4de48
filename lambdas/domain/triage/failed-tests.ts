import { cleanLine } from "./clean-line.ts";
import { readGradle } from "./failed-tests/gradle.ts";
import { readJest } from "./failed-tests/jest.ts";
import { readMaven } from "./failed-tests/maven.ts";
import { readMocha } from "./failed-tests/mocha.ts";
import { readOthers } from "./failed-tests/others.ts";
import { readPytest } from "./failed-tests/pytest.ts";
import { MAX_NAMES } from "./failed-tests/reader.ts";

/** The failed tests that a log names, as its runners spell them. Memory is bounded: at most `MAX_NAMES` a runner. */
export type FailedTests = { feed(line: string): void; names(): string[] };

export function createFailedTests(): FailedTests {
  const readers = [readPytest(), readJest(), readMocha(), readMaven(), readGradle(), readOthers()];
  const feed = (line: string) => {
    const { text, kind } = cleanLine(line);
    if (kind === "echo" || kind === "group") return;
    for (const reader of readers) reader.feed(text);
  };
  const names = () => [...new Set(readers.flatMap((reader) => reader.names()))].slice(0, MAX_NAMES);
  return { feed, names };
}

export function failedTestsIn(lines: Iterable<string>): string[] {
  const tests = createFailedTests();
  for (const line of lines) tests.feed(line);
  return tests.names();
}
