import { httpUrl } from "./http-url.ts";

type GithubLinkProps = { readonly url: string | null; readonly words?: string; readonly class?: string };

/** The way to what GitHub has of a thing, in a tab of its own; nothing where its address is none of the web. */
export function GithubLink({ url, words = "GitHub", class: extra = "" }: GithubLinkProps) {
  const href = httpUrl(url);
  if (href === null) return null;
  return (
    <a class={`github-link ${extra}`} href={href} target="_blank" rel="noreferrer">
      {words}
      <span aria-hidden="true"> ↗</span>
    </a>
  );
}
