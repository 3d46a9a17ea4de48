import { render } from "preact";
import "./styles/tokens.css";
import "./styles/base.css";
import { App } from "./app/app.tsx";
import { BootProblem } from "./app/boot-problem.tsx";
import { createServices } from "./app/create-services.ts";
import { readPageConfig } from "./app/read-page-config.ts";
import { ServicesContext } from "./app/services.ts";

const place = document.getElementById("app");
const config = await readPageConfig();

if (place !== null) {
  place.replaceChildren();
  render(
    config === null ? (
      <BootProblem />
    ) : (
      <ServicesContext.Provider value={createServices(config)}>
        <App />
      </ServicesContext.Provider>
    ),
    place,
  );
}
