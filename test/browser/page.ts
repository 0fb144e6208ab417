import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright";
import { inject } from "vitest";

/** Connects to the browser that runs for all tests. Close what it returns. */
export function connect(): Promise<Browser> {
  return chromium.connect(inject("browserEndpoint"));
}

/** Bundles TypeScript that may import `serentak` for a browser, from the sources, as one script. */
export async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, loader: "ts", resolveDir: fileURLToPath(new URL("../..", import.meta.url)) },
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    conditions: ["@serentak/source"],
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0]!.text;
}

/** A blank page; whatever goes wrong in it is added to `errors`. */
export async function openPage(browser: Browser): Promise<{ readonly page: Page; readonly errors: string[] }> {
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return { page, errors };
}
