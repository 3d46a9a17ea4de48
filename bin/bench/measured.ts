/** One measured value: what, how much, and the bar it is held against, if any. */
export type Measured = { readonly what: string; readonly value: string; readonly bar?: string };
