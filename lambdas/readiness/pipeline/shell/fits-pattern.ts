/** Whether a path is what a shell would put for a pattern: `*` stands for any name within one folder. In time for any pattern. */
export function fitsPattern(path: string, pattern: string): boolean {
  const [parts, wanted] = [path.split("/"), pattern.split("/")];
  return parts.length === wanted.length && parts.every((part, at) => fits(part, wanted[at] ?? ""));
}

function fits(name: string, pattern: string): boolean {
  const [head = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return name === pattern;
  let at = head.length;
  if (!name.startsWith(head)) return false;
  for (const part of rest.slice(0, -1)) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  const tail = rest.at(-1) ?? "";
  return name.length - tail.length >= at && name.endsWith(tail);
}
