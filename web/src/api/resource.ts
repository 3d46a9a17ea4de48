/** A path of the API and, for the compiler only, what it answers. */
export type Resource<T> = { readonly path: string; readonly answers?: T };
