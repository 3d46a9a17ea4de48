import { useEffect, useRef, useState } from "preact/hooks";
import { useServices } from "../app/services.ts";
import { SignInForm } from "./sign-in-form.tsx";
import { useSession } from "./use-session.ts";
import "./sign-in-dialog.css";

const REASONS = {
  asked: "A token lets you play samples, cancel and rerun runs, turn the generators on, change incidents, and make and promote releases.",
  needed: "This needs an access token.",
  refused: "The API refused the access token, or there was none. Another one may do.",
};

/** Asks for the access token; opened by whatever needs one. */
export function SignInDialog() {
  const { session } = useServices();
  const { token, asking } = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState<keyof typeof REASONS>("asked");

  useEffect(() => {
    if (asking !== null) {
      setReason(asking);
      if (!dialog.current?.open) dialog.current?.showModal();
    } else if (dialog.current?.open) dialog.current.close();
  }, [asking]);

  return (
    <dialog
      ref={dialog}
      class="sign-in"
      aria-labelledby="sign-in-title"
      data-testid="sign-in-dialog"
      onClose={() => session.state.get().asking && session.close()}
    >
      <h2 id="sign-in-title">Sign in</h2>
      <p class="muted">{REASONS[reason]}</p>
      {asking !== null && <SignInForm />}
      <p class="muted small">
        <code>npm run status</code> prints the local one. It is kept in this browser only.
        {token !== null && (
          <>
            {" "}
            <button type="button" class="plain" onClick={session.signOut}>
              Sign out
            </button>
          </>
        )}
      </p>
    </dialog>
  );
}
