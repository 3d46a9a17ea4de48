import { type Setting, shownPart } from "./setting-part.ts";

const GITHUB = "https://api.github.com";
const setting = "GITHUB_API_URL";
const advice = "write it as https://HOST/api/v3 for GitHub Enterprise Server, or leave it empty for github.com";

/** Where GitHub's API is, without slashes at its end. A wrong one is the default's with a problem. */
export function apiUrlOf(text: string): Setting<string> {
  if (text === "") return { value: GITHUB, problems: [] };
  const url = URL.parse(text);
  const wrong = wrongOf(url);
  if (url && wrong === null) return { value: `${url.origin}${url.pathname}`.replace(/\/+$/, ""), problems: [] };
  const [address = ""] = text.split(/[?#]/); // Behind it may be a secret.
  return { value: GITHUB, problems: [{ setting, problem: `${setting}: "${shownPart(address)}" ${wrong}, so nothing is watched`, advice }] };
}

function wrongOf(url: URL | null): string | null {
  if (url === null) return "is no URL";
  if (url.protocol !== "https:" && url.protocol !== "http:") return "begins with neither https nor http";
  if (url.username !== "" || url.password !== "") return "holds credentials, which belong into GITHUB_TOKEN";
  return url.search !== "" || url.hash !== "" ? "holds more than a host and a path" : null;
}
