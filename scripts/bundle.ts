/** Bundles made with esbuild, and which installed packages went into them. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";
import { dependencies } from "./entries.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The script that a report carries starts here. */
export const reportClientEntry = "src/report/client/main.ts";

export interface Bundle {
  readonly code: string;
  /** Folders of the packages whose code is in the bundle, e.g. `node_modules/d3-geo`. */
  readonly packages: readonly string[];
}

/** The report's script for the browser, minified, as one immediately invoked function. */
export async function bundleReportClient(): Promise<Bundle> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [reportClientEntry],
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    conditions: ["@serentak/source"],
    charset: "ascii",
    legalComments: "none",
    write: false,
    metafile: true,
    logLevel: "error",
  });
  return { code: result.outputFiles[0]!.text, packages: packagesOf(result.metafile) };
}

/** One entry of the library as the published build has it: dependencies stay imports, everything else goes in. */
export async function bundleEntry(entry: string): Promise<Bundle> {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    mainFields: ["module", "main"],
    conditions: ["@serentak/source"],
    external: [...dependencies, "node:*"],
    write: false,
    metafile: true,
    logLevel: "error",
  });
  return { code: result.outputFiles[0]!.text, packages: packagesOf(result.metafile) };
}

/** The package folders behind the inputs of a bundle; what tree shaking left no byte of is not counted. */
function packagesOf(metafile: Metafile): string[] {
  const folders = new Set<string>();
  for (const output of Object.values(metafile.outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      if (bytesInOutput === 0 || !input.includes("node_modules/")) continue;
      let folder = dirname(input);
      while (!isPackage(folder)) folder = dirname(folder);
      folders.add(folder);
    }
  }
  return [...folders].sort();
}

/** Some packages keep a nameless package.json in a folder of theirs, only to say `"type": "module"`. */
function isPackage(folder: string): boolean {
  const file = join(root, folder, "package.json");
  return existsSync(file) && typeof (JSON.parse(readFileSync(file, "utf8")) as { name?: string }).name === "string";
}
