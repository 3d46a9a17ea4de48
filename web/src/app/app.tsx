import { useEffect } from "preact/hooks";
import { SignInDialog } from "../access/sign-in-dialog.tsx";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { overviewHref } from "./hrefs.ts";
import { useServices } from "./services.ts";
import { Trouble } from "./trouble.tsx";
import { useArrival } from "./use-arrival.ts";
import { go, useRoute } from "./use-route.ts";
import { View } from "./view.tsx";
import "./app.css";

/** The page around its views. */
export function App() {
  const route = useRoute();
  const { config, session } = useServices();
  useArrival(route);

  useEffect(() => {
    if (route.view !== "sign-in") return;
    session.signIn(route.token);
    go(overviewHref(), { replace: true });
  }, [route, session]);

  useEffect(() => {
    if (!config.publicRead && session.state.get().token === null && route.view !== "sign-in") void session.ask("needed");
  }, [config, session]);

  return (
    <>
      <a class="skip visually-hidden" href={location.hash || "#/"} onClick={(event) => skipToMain(event)}>
        Skip to the content
      </a>
      <Header route={route} />
      <main id="main" tabIndex={-1}>
        <Trouble />
        <View route={route} />
      </main>
      <Footer />
      <SignInDialog />
    </>
  );
}

function skipToMain(event: Event): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}
