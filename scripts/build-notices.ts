/** Writes THIRD-PARTY-NOTICES.md. Run it when a bundled dependency comes or goes; a test says so. */
import { writeFileSync } from "node:fs";
import { bundledPackages, noticesOf } from "./notices.ts";

writeFileSync("THIRD-PARTY-NOTICES.md", noticesOf(await bundledPackages()));
