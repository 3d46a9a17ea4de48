import { type Answer, answerWith } from "./answer.ts";
import { listAnswer, pagesAnswer } from "./list.ts";
import { noValueOf } from "./no-value.ts";
import { type GitHubOptions, openClient } from "./octokit.ts";

type Parameters = Readonly<Record<string, unknown>>;

/** The ways to read something of GitHub. None throws for what GitHub answers, nor for an answer that never comes. */
export type Reader = {
  one(route: string, parameters: Parameters): Promise<Answer<unknown>>;
  /** One page. */
  list(route: string, parameters: Parameters): Promise<Answer<unknown[]>>;
  page(url: string): Promise<Answer<unknown[]>>;
  pages(route: string, parameters: Parameters, most: number): Promise<Answer<unknown[]>>;
  /** What `read` makes of a body as it arrives; redirects to another host are followed without the token. */
  body<T>(route: string, parameters: Parameters, read: (body: unknown) => Promise<T>): Promise<Answer<T>>;
};

export function openReader(options: GitHubOptions): Reader {
  const client = openClient(options);
  const ask = async <T>(work: () => Promise<Answer<T>>): Promise<Answer<T>> => work().catch((error) => noValueOf(error, options.now()));
  return {
    one: (route, parameters) =>
      ask(async () => {
        const response = await client.request(route, parameters);
        return answerWith<unknown>(response, response.data);
      }),
    list: (route, parameters) => ask(async () => listAnswer(await client.request(route, parameters))),
    page: (url) => ask(async () => listAnswer(await client.request({ method: "GET", url }))),
    pages: (route, parameters, most) => ask(() => pagesAnswer(client, route, parameters, most)),
    body: (route, parameters, read) =>
      ask(async () => {
        const response = await client.request(route, { ...parameters, request: { parseSuccessResponseBody: false } });
        return answerWith(response, await read(response.data));
      }),
  };
}
