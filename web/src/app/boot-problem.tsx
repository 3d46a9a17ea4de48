/** Shown where the page does not know its API. */
export const BootProblem = () => (
  <main class="boot">
    <h1>This page does not know its API yet</h1>
    <p>
      There is no readable <code>config.json</code> beside it. The deploy command writes one: run <code>npm start</code> and load the page
      again.
    </p>
  </main>
);
