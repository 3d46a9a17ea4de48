import { expect, it } from "vitest";
import { Run } from "../../lambdas/contract/run.ts";
import { browse, CHROMIUM, hasChromium } from "../support/system/browser.ts";
import { read } from "../support/system/http.ts";
import { system } from "../support/system/system.ts";

const WITHIN = { timeout: 60_000 };

it("plays the failing sample on the page, and leads from its incident to the line of the log that says why", async (context) => {
  context.skip(!hasChromium(), `there is no Chromium at ${CHROMIUM}; CHROMIUM may name another`);
  const { dashboardUrl, token, target } = system();
  /** Where reads are private, what the page asks before somebody signs in is refused. */
  const isExpected = (problem: string) => target !== "local" && problem.includes("status of 401");

  await browse(dashboardUrl, async ({ page, problems, shoot }) => {
    await page.getByRole("heading", { name: "Overview" }).waitFor(WITHIN);
    if (!(await page.getByTestId("sign-in-dialog").isVisible())) await page.getByTestId("sign-in").click();
    await page.getByTestId("access-token").fill(token);
    await page.getByTestId("access-token-submit").click();
    await page.getByTestId("sign-in").getByText("Signed in").waitFor(WITHIN);

    const sample = page.getByTestId("sample-testfail");
    await sample.getByTestId("play-testfail").click();
    await sample.getByText("3 runs done", { exact: true }).waitFor(WITHIN);
    expect(await sample.getByRole("list", { name: "Runs played" }).getByRole("link").count()).toBe(3);
    const toIncident = sample.getByText("It belongs to an incident");
    await toIncident.waitFor(WITHIN);
    const href = (await toIncident.getAttribute("href")) ?? "none";
    await page.getByTestId("broken-now").getByTestId("incident").first().waitFor(WITHIN);
    await shoot("overview");

    await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Incidents" }).click();
    const listed = page
      .getByTestId("incidents")
      .getByTestId("incident")
      .filter({ has: page.locator(`a[href="${href}"]`) });
    await listed.waitFor(WITHIN);
    expect(await listed.textContent()).toContain("open");
    await listed.locator(`a[href="${href}"]`).click();
    const incident = page.getByTestId("incident-view");
    const timeline = incident.getByTestId("timeline");
    await timeline.locator('[data-kind="opened"]').waitFor(WITHIN);
    expect(await timeline.locator('[data-kind="run"]').count()).toBeGreaterThanOrEqual(3);
    await incident.getByTestId("postmortem-open").click();
    const postmortem = incident.getByTestId("postmortem");
    await postmortem.getByRole("heading").first().waitFor(WITHIN);
    expect(await postmortem.textContent()).toContain("samples/testfail");
    await shoot("incident");

    await timeline.locator('[data-kind="run"]').last().getByRole("link", { name: "Run" }).click();
    const view = page.getByTestId("run-view");
    const marked = view.getByTestId("log").locator(".log-evidence");
    await marked.first().waitFor(WITHIN);
    const { failures } = await read(Run, `/runs/${/#\/runs\/(\w+)/.exec(page.url())?.[1]}`);
    expect(await view.getByTestId("failures").textContent()).toContain(failures[0]?.cause);
    expect((await marked.allTextContents()).join("\n")).toContain(failures[0]?.evidence[0]?.text.trim());
    await shoot("run");

    expect(problems.filter((problem) => !isExpected(problem))).toEqual([]);
  });
});
