/** What stands in and around a `<failure>`, `<error>` or `<skipped>`. */
export type Problem = { readonly type: string; readonly message: string; readonly body: string };
