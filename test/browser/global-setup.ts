import { existsSync } from "node:fs";
import { type BrowserServer, chromium } from "playwright";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the tests connect to the one browser of this run. */
    browserEndpoint: string;
  }
}

const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

function findChromium(): string {
  const asked = process.env["CHROMIUM"];
  const found = asked ? [asked].find(existsSync) : [...usual, chromium.executablePath()].find(existsSync);
  if (found !== undefined) return found;
  throw new Error(
    `No Chromium at ${asked ?? usual.join(", ")}. Browser tests need one: "apt-get install chromium" on Debian, ` +
      'or "npx playwright install chromium", or CHROMIUM=/path/to/chromium.',
  );
}

/** Starts one browser for all browser tests; they connect to it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server: BrowserServer = await chromium.launchServer({
    executablePath: findChromium(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  project.provide("browserEndpoint", server.wsEndpoint());
  return () => server.close();
}
