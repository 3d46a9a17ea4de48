const EXPRESSION = /\$\{\{((?:(?!\$\{\{)[\s\S])*?)\}\}/g;

/** What stands between `${{` and `}}`: `secrets['NAME']` as `secrets.NAME`, other texts in quotes as empty ones, as they name nothing. */
export const expressionsIn = (text: string): string[] =>
  [...text.matchAll(EXPRESSION)].map(([, inner = ""]) =>
    inner
      .replaceAll(INDEX, ".$1")
      .replaceAll(/'(?:[^']|'')*'/g, "''")
      .trim(),
  );

const INDEX = /\s*\[\s*'([\w-]+)'\s*\]/g;

/** Names of a context that a text reads: `vars` of `${{ vars.REGION }}` is REGION. */
export const namesIn = (text: string, context: string): string[] =>
  expressionsIn(text).flatMap((inner) =>
    [...inner.matchAll(new RegExp(`(?<![\\w.-])${context}\\s*\\.\\s*([A-Za-z_][\\w-]*)`, "gi"))].map(([, name = ""]) => name),
  );
