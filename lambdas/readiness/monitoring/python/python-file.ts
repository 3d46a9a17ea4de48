import { fileReader, type Reader } from "../documents/read.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** A Python file by its tokens: enough to see what is called with which names. */
export const pythonFile = (path: string): Reader<readonly Token[]> => fileReader(path, (text) => ({ value: tokensOf(text) }));
