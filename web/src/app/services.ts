import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PageConfig } from "../../../lambdas/contract/page-config.ts";
import type { Session } from "../access/session.ts";
import type { Client } from "../api/client.ts";
import type { Plays } from "../play/plays.ts";

/** What every view may reach. Made once, in `main.tsx`. */
export type Services = { readonly config: PageConfig; readonly client: Client; readonly session: Session; readonly plays: Plays };

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error("No services around this view");
  return services;
}
