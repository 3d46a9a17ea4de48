import { describe, expect, it, vi } from "vitest";
import { createSession } from "../../web/src/access/session.ts";
import { GIVEN_UP, withAccess } from "../../web/src/access/with-access.ts";
import { problemOf, RequestFailed } from "../../web/src/api/problem.ts";

const aSession = (token: string | null = null) => {
  const kept: (string | null)[] = [token];
  const session = createSession({ read: () => kept.at(-1) ?? null, write: (value) => kept.push(value) });
  return { session, kept };
};
const refusal = (status: number) => new RequestFailed(problemOf(status, ""));

describe("a write", () => {
  it("is done at once where there is a token", async () => {
    const { session } = aSession("t");
    expect(await withAccess(session, async () => "done")).toBe("done");
    expect(session.state.get().asking).toBeNull();
  });

  it("waits for a token where there is none", async () => {
    const { session, kept } = aSession();
    const action = vi.fn(async () => session.state.get().token);
    const done = withAccess(session, action);
    expect([session.state.get().asking, action.mock.calls.length]).toEqual(["needed", 0]);
    session.signIn("new");
    expect(await done).toBe("new");
    expect(kept.at(-1)).toBe("new");
  });

  it("is given up, undone, where the dialog is closed", async () => {
    const { session } = aSession();
    const action = vi.fn(async () => "done");
    const done = withAccess(session, action);
    session.close();
    expect(await done).toBe(GIVEN_UP);
    expect(action).not.toHaveBeenCalled();
  });

  it("is done again, once, after a token that was refused", async () => {
    const { session } = aSession("old");
    const action = vi.fn(async () => {
      if (session.state.get().token === "old") throw refusal(401);
      return "done";
    });
    const done = withAccess(session, action);
    await vi.waitFor(() => expect(session.state.get().asking).toBe("refused"));
    session.signIn("new");
    expect(await done).toBe("done");
    expect(action).toHaveBeenCalledTimes(2);
  });

  it("is not done again where the problem is another", async () => {
    const { session } = aSession("t");
    const action = vi.fn(async () => Promise.reject(refusal(403)));
    await expect(withAccess(session, action)).rejects.toMatchObject({ problem: { status: 403 } });
    expect([action.mock.calls.length, session.state.get().asking]).toEqual([1, null]);
  });
});

it("forgets the token on signing out, in the browser too", () => {
  const { session, kept } = aSession("t");
  session.signOut();
  expect([session.state.get().token, kept.at(-1)]).toEqual([null, null]);
});
