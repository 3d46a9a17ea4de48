import { nameSet, type Reader } from "./reader.ts";

const FAILED = /^\s{0,4}● (\S.{0,500})$/;
const NO_TEST =
  /^(?:Console|Test suite failed to run|Validation |Deprecation |Cannot log after|Multiple configurations|process\.|Unhandled|Snapshot Summary|Obsolete|Invalid |Cannot |Pass|Jest |Open handles|\d+ )/;
const VITEST = /^\s{0,3}(?:FAIL|×|✗)\s{1,3}((?:\|.{1,60}\| )?\S{1,300}\.[cm]?[jt]sx? > .{1,2000}?)(?:\s\d+m?s)?$/;

/** Jest (`● suite › test`) and Vitest (`FAIL file > suite > test`). */
export function readJest(): Reader {
  const names = nameSet();
  const feed = (text: string) => {
    const [, jest] = FAILED.exec(text) ?? [];
    if (jest !== undefined && !NO_TEST.test(jest) && !jest.endsWith("› Console")) names.add(jest.trim());
    const [, vitest] = VITEST.exec(text) ?? [];
    if (vitest !== undefined) names.add(vitest.trim());
  };
  return { feed, names: names.list };
}
