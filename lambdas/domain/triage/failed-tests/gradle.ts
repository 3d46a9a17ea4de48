import { nameSet, type Reader } from "./reader.ts";

const FAILED = /^\s{0,2}(?!> Task |Task |:)([\w.$]{1,300} > .{1,2000}) FAILED\s{0,4}$/;
const EXECUTOR = /^Gradle Test (?:Executor|Run) \S+ > /;

/** Gradle: `Class > method FAILED`, with further names between for nested classes and parameters. */
export function readGradle(): Reader {
  const names = nameSet();
  const feed = (text: string) => {
    const [, name] = FAILED.exec(text.replace(EXECUTOR, "")) ?? [];
    if (name !== undefined) names.add(name.trim());
  };
  return { feed, names: names.list };
}
