import { and, answerOf, equal, not, or, type Value } from "./three-valued.ts";

/** What GitHub would put for a name. A name that is not there is not known. */
export type Known = Readonly<Record<string, string>>;

const WORDS: Readonly<Record<string, Value>> = { true: true, false: false, null: null };

/** The value of an expression; undefined where it hangs on what is not known, or is none. */
export function evaluate(tokens: readonly string[], known: Known): Value {
  const descent = new Descent(tokens, known);
  const value = descent.either();
  return descent.ended() ? value : undefined;
}

/** `||`, `&&`, comparison, `!`, then names, literals and calls: the order of GitHub's operators. */
class Descent {
  private at = 0;
  private readonly tokens: readonly string[];
  private readonly known: Known;

  constructor(tokens: readonly string[], known: Known) {
    this.tokens = tokens;
    this.known = known;
  }

  ended(): boolean {
    return this.at === this.tokens.length;
  }

  either(): Value {
    let value = this.both();
    while (this.take("||")) value = or(value, this.both());
    return value;
  }

  private both(): Value {
    let value = this.compared();
    while (this.take("&&")) value = and(value, this.compared());
    return value;
  }

  private compared(): Value {
    const left = this.single();
    const sign = this.take("==", "!=", "<", ">", "<=", ">=");
    if (sign === undefined) return left;
    const same = equal(left, this.single());
    if (same === undefined || (sign !== "==" && sign !== "!=")) return undefined;
    return sign === "==" ? same : !same;
  }

  private single(): Value {
    if (this.take("!")) return not(this.single());
    if (this.take("(")) {
      const inner = this.either();
      return this.take(")") ? inner : undefined;
    }
    const token = this.tokens[this.at] ?? "";
    this.at += 1;
    return this.take("(") ? this.called(token) : this.literal(token);
  }

  private called(name: string): Value {
    const values: Value[] = [];
    while (!this.take(")")) {
      values.push(this.either());
      if (!this.take(",") && this.tokens[this.at] !== ")") return undefined;
    }
    return answerOf(name.toLowerCase(), values);
  }

  private literal(token: string): Value {
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    if (/^-?\d/.test(token)) return Number(token);
    if (Object.hasOwn(WORDS, token)) return WORDS[token];
    return Object.hasOwn(this.known, token) ? this.known[token] : undefined;
  }

  private take(...wanted: readonly string[]): string | undefined {
    const token = this.tokens[this.at];
    if (token === undefined || !wanted.includes(token)) return undefined;
    this.at += 1;
    return token;
  }
}
