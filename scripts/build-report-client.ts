/**
 * Bundles the script that an HTML report carries, charts and map included, into one string that `src/report` imports.
 * So the package needs neither a bundler nor a chart library when a report is written.
 * It always bundles (a fraction of a second) and writes only what changed: there is no staleness to decide.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleReportClient, reportClientEntry } from "./bundle.ts";

const output = fileURLToPath(new URL("../src/report/generated/client-script.ts", import.meta.url));

// What went wrong has been printed by the bundler.
const { code } = await bundleReportClient().catch(() => process.exit(1));
const text = `// Generated from ${reportClientEntry} by "npm run build:report".
export const clientScript: string = ${JSON.stringify(code)};
`;
if (!existsSync(output) || readFileSync(output, "utf8") !== text) {
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, text);
  // On stderr, since "npm run rollout -- --json" promises that stdout ends with JSON.
  console.error(`${relative(process.cwd(), output)}: ${(text.length / 1000).toFixed(0)} kB`);
}
