import { useServices } from "../app/services.ts";
import { useStore } from "../app/use-store.ts";
import type { SessionState } from "./session.ts";

export const useSession = (): SessionState => useStore(useServices().session.state);

export const useToken = (): string | null => useSession().token;
