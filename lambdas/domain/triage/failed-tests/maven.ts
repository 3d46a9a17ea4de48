import { nameSet, type Reader } from "./reader.ts";

const REPORTED = /^(?:\[ERROR\]\s+)?(\S.{0,400}?)\s+(?:-- )?Time elapsed: [\d.,]+ s(?:ec)?\s+<<< (?:FAILURE|ERROR)!/;
const SUMMARY = /^(?:\[(?:ERROR|WARNING|INFO)\]\s?)?(Failed tests|Tests in error|Failures|Errors|Flakes|Flaked tests):\s*(.{0,600})$/;
const METHOD_OF_CLASS = /^([\w$[\]{}:.,= -]{1,200}?)(?: on instance \S{1,300})?\(([\w.$]{1,300})\)/;
const CLASS_METHOD = /^([\w.$]{1,200}(?:>[\w.$]{1,200})?\.[\w$]{1,200}(?:\[[^\]]{0,100}\])?)(?::\d+|->|\s»)/;
const END = /^(?:\[\w{4,7}\]\s?)?Tests run:/;

/** Maven's surefire and failsafe: the `<<< FAILURE!` lines, else the summary; what is listed as a flake passed in the end. */
export function readMaven(): Reader {
  const reported = nameSet();
  const summed = nameSet();
  const flakes = nameSet();
  let section = "";

  const readSummary = (text: string) => {
    const entry = text.replace(/^\[\w{4,7}\]\s{0,4}/, "").trim();
    const name = entryName(entry);
    if (name !== null) (section.startsWith("Flake") ? flakes : summed).add(name);
  };
  const feed = (text: string) => {
    if (text.includes("<<< ")) {
      const [, name] = REPORTED.exec(text) ?? [];
      if (name !== undefined && !name.startsWith("Tests run")) reported.add(name.trim());
      return;
    }
    const [, heading, rest] = SUMMARY.exec(text) ?? [];
    if (heading !== undefined) section = heading;
    else if (END.test(text) || /^(?:\[\w{4,7}\]\s?)?-{10,}/.test(text)) section = "";
    if (section !== "") readSummary(rest ?? text);
  };
  const names = () => {
    const found = reported.list().length > 0 ? reported.list() : summed.list();
    return found.filter((name) => !flakes.list().some((flake) => isSame(flake, name)));
  };
  return { feed, names };
}

function entryName(entry: string): string | null {
  const [, method, owner] = METHOD_OF_CLASS.exec(entry) ?? [];
  if (method !== undefined && owner !== undefined) return `${method.trim()}(${owner})`;
  const [, name] = CLASS_METHOD.exec(entry) ?? [];
  if (name !== undefined) return name.includes(">") ? inherited(name) : name;
  return /^(?:[a-z][\w$]*\.){2,10}[A-Z][\w$]*(?:\.[\w$]+)?$/.test(entry) ? entry : null;
}

/** `Test>Base.method`: the method is inherited, the test is that of the class in front. */
function inherited(name: string): string {
  const [owner = "", base = ""] = name.split(">");
  return `${owner}.${base.slice(base.lastIndexOf(".") + 1)}`;
}

const isSame = (flake: string, name: string) => flake === name || flake.endsWith(`.${name}`) || name.endsWith(`.${flake}`);
