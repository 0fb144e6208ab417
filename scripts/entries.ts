/** The ways into the package, as the exports of package.json list them: builds, notices and tests all follow that list. */
import { readFileSync } from "node:fs";

/** A way into the package. */
export interface Entry {
  /** `serentak/verify` */
  readonly specifier: string;
  /** `src/verify/index.ts` */
  readonly source: string;
  /** `verify/index`, below `dist` and without its extension. */
  readonly output: string;
}

interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;

/** All ways in that hold code. */
export const entries: readonly Entry[] = Object.entries(manifest.exports).flatMap(([subpath, target]) => {
  if (typeof target === "string") return [];
  const source = String(target["@serentak/source"]).replace("./", "");
  return [{ specifier: subpath.replace(".", "serentak"), source, output: source.replace(/^src\/(.*)\.ts$/, "$1") }];
});

/** Packages that users install beside this one. */
export const dependencies: readonly string[] = Object.keys(manifest.dependencies);
