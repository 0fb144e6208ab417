import { defineConfig, type Options } from "tsup";
import { entries } from "./scripts/entries.ts";

const config: Options = {
  entry: Object.fromEntries(entries.map(({ output, source }) => [output, source])),
  format: ["esm", "cjs"],
  target: "es2022",
  platform: "neutral",
  // Shared chunks: an error class is one class, whichever way in it came through.
  splitting: true,
  clean: true,
  // Dependencies stay outside. What is imported from a development dependency ships inside, with its licence in
  // THIRD-PARTY-NOTICES.md ("npm run build:notices").
  external: [/^node:/],
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
};

export default defineConfig(config) as Options;
