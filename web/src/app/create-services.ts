import type { PageConfig } from "../../../lambdas/contract/page-config.ts";
import { createSession } from "../access/session.ts";
import { tokenStorage } from "../access/token-storage.ts";
import { createClient } from "../api/client.ts";
import { apiBaseUrl } from "../api/page-config.ts";
import { createPlays } from "../play/plays.ts";
import { playPorts } from "../play/ports.ts";
import type { Services } from "./services.ts";

/** Everything the views reach, put together for one API. */
export function createServices(config: PageConfig): Services {
  const session = createSession(tokenStorage);
  const client = createClient({
    baseUrl: apiBaseUrl(config, document.baseURI),
    token: () => session.state.get().token,
    fetch: (url, init) => fetch(url, init),
  });
  return { config, session, client, plays: createPlays(playPorts(client, session)) };
}
