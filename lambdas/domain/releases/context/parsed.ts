/** A part of a request as it was understood, or why it was not. */
export type Parsed<T> = { readonly value: T } | { readonly reason: string };

/** A reason, and the field of the request that it is about. */
export type ContextProblem = { readonly field: string; readonly reason: string };
