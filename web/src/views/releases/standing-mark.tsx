import { LookMark } from "../../elements/look-mark.tsx";
import { lookOf, type Standing } from "./look-of.ts";

/** How a release, or a part of one, stands. */
export const StandingMark = ({ of, wordless = false }: { readonly of: Standing; readonly wordless?: boolean }) => (
  <LookMark look={lookOf(of)} wordless={wordless} />
);
