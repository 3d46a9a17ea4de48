import type { TokenStorage } from "./session.ts";

const KEY = "bellwether.token";

/** The browser's local storage; where that is refused the token lives as long as the tab. */
export const tokenStorage: TokenStorage = {
  read() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  },
  write(token) {
    try {
      if (token === null) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, token);
    } catch {
      // Kept in memory by the session.
    }
  },
};
