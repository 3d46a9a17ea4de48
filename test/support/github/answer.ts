/** What the fake answers, before its quota's headers and its ETag. */
export type FakeAnswer = {
  status: number;
  body?: unknown;
  /** As it is sent instead of a body in JSON. */
  bytes?: string | Uint8Array;
  headers?: Record<string, string>;
};

/** Words as GitHub uses them. */
export const refusal = (status: number, message: string, headers: Record<string, string> = {}): FakeAnswer => ({
  status,
  body: { message, documentation_url: "https://docs.github.com/rest", status: String(status) },
  headers,
});

export const NOT_FOUND = refusal(404, "Not Found");
