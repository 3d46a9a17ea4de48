import { createStore, type Store } from "../app/store.ts";

/** Why the sign-in dialog is open; null = it is closed. */
export type SignInReason = "asked" | "needed" | "refused";

export type SessionState = { readonly token: string | null; readonly asking: SignInReason | null };

export type Session = {
  readonly state: Store<SessionState>;
  /** Open the dialog; answers true once there is a token, false where the person closed it. */
  readonly ask: (reason: SignInReason) => Promise<boolean>;
  readonly signIn: (token: string) => void;
  readonly signOut: () => void;
  readonly close: () => void;
};

/** Where the token is kept between visits; a browser may refuse to keep anything. */
export type TokenStorage = { readonly read: () => string | null; readonly write: (token: string | null) => void };

/** Who is using the page: an access token, or nobody. */
export function createSession(storage: TokenStorage): Session {
  const state = createStore<SessionState>({ token: storage.read(), asking: null });
  let waiting: ((signedIn: boolean) => void)[] = [];

  const settle = (token: string | null, signedIn: boolean) => {
    state.set({ token, asking: null });
    const settled = waiting;
    waiting = [];
    for (const resolve of settled) resolve(signedIn);
  };

  return {
    state,
    ask(reason) {
      state.set({ ...state.get(), asking: reason });
      return new Promise((resolve) => waiting.push(resolve));
    },
    signIn(token) {
      storage.write(token);
      settle(token, true);
    },
    signOut() {
      storage.write(null);
      settle(null, false);
    },
    close: () => settle(state.get().token, false),
  };
}
