/** Finds which of many words a text holds, reading it once (Aho and Corasick, 1975). Case does not matter for ASCII. */
export type WordScanner = (text: string, found: (word: number) => void) => void;

/** Word numbers are places in `words`. */
export function wordScanner(words: readonly string[]): WordScanner {
  const { classOf, size } = alphabetOf(words);
  const { next, ends, fail } = trieOf(words, classOf, size);
  linkFailures({ next, ends, fail, size });

  return (text, found) => {
    let state = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      state = next[state * size + (classOf[code] ?? 0)] ?? 0;
      const hits = ends[state];
      if (hits !== undefined) for (const word of hits) found(word);
    }
  };
}

type ClassOf = Int16Array;
type Machine = { next: Int32Array; ends: (number[] | undefined)[]; fail: Int32Array; size: number };

/** Characters that no word has share class 0, so that the table stays small. */
function alphabetOf(words: readonly string[]): { classOf: ClassOf; size: number } {
  const classOf = new Int16Array(65_536);
  let size = 1;
  for (const char of new Set(words.join("").split(""))) {
    const code = char.charCodeAt(0);
    classOf[code] = size;
    classOf[char.toUpperCase().charCodeAt(0)] = size;
    size += 1;
  }
  return { classOf, size };
}

function trieOf(words: readonly string[], classOf: ClassOf, size: number): Omit<Machine, "size"> {
  const states = words.reduce((sum, word) => sum + word.length, 1);
  const machine = { next: new Int32Array(states * size), ends: new Array<number[] | undefined>(states), fail: new Int32Array(states) };
  let used = 1;
  for (const [number, word] of words.entries()) {
    let state = 0;
    for (let at = 0; at < word.length; at += 1) {
      const slot = state * size + (classOf[word.charCodeAt(at)] ?? 0);
      if (machine.next[slot] === 0) {
        machine.next[slot] = used;
        used += 1;
      }
      state = machine.next[slot] ?? 0;
    }
    machine.ends[state] = [...(machine.ends[state] ?? []), number];
  }
  return machine;
}

/** Breadth first: a missing step of a state is that of the longest shorter word it ends with. */
function linkFailures({ next, ends, fail, size }: Machine): void {
  const queue: number[] = [];
  for (let char = 0; char < size; char += 1) if (next[char]) queue.push(next[char] ?? 0);
  for (const state of queue) {
    const back = fail[state] ?? 0;
    const inherited = ends[back];
    if (inherited) ends[state] = [...(ends[state] ?? []), ...inherited];
    for (let char = 0; char < size; char += 1) {
      const slot = state * size + char;
      const target = next[slot] ?? 0;
      const shorter = next[back * size + char] ?? 0;
      if (target === 0) next[slot] = shorter;
      else {
        fail[target] = shorter;
        queue.push(target);
      }
    }
  }
}
