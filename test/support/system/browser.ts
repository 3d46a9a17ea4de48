import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { ROOT } from "../../../bin/places.ts";

/** Debian's Chromium, or the one that `CHROMIUM` names. */
export const CHROMIUM = process.env.CHROMIUM || "/usr/bin/chromium";
export const hasChromium = (): boolean => existsSync(CHROMIUM);

/** Speaks to nobody but the page's own addresses. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export type Browsing = {
  readonly page: Page;
  /** What went wrong in the page so far: errors on its console, exceptions that nobody caught. */
  readonly problems: readonly string[];
  /** Saves what is to be seen to an ignored folder. */
  readonly shoot: (name: string) => Promise<void>;
};

/** A fresh browser at an address, closed afterwards whatever happens; a picture is kept of where it failed. */
export async function browse(url: string, work: (browsing: Browsing) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    const problems: string[] = [];
    page.on("console", (message) => message.type() === "error" && problems.push(`${message.text()} (${message.location().url})`));
    page.on("pageerror", (error) => problems.push(String(error)));
    const shoot = async (name: string) => {
      await mkdir(SHOTS, { recursive: true });
      await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
    };
    await page.goto(url);
    await work({ page, problems, shoot }).catch(async (error) => {
      await shoot("failed");
      throw error;
    });
  } finally {
    await browser.close();
  }
}

const SHOTS = join(ROOT, "test-results", "page");
