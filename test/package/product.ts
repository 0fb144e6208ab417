import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Entry, entries } from "../../scripts/entries.ts";

/** The project's root folder. */
export const root: string = fileURLToPath(new URL("../..", import.meta.url));

/** Ways in that promise to run where there is no Node. */
export const entriesForBrowsers: readonly Entry[] = entries.filter(({ specifier }) => specifier !== "serentak/node");

/** Runs a command in a folder and returns its stdout; a failure carries all that was said. */
export function run(folder: string, command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, { cwd: folder, encoding: "utf8", stdio: "pipe", maxBuffer: 1 << 28 });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(" ")} failed in ${folder}:\n${stdout}${stderr}`);
  }
}

/** Builds `dist` unless it is newer than everything that it is made from. */
export function buildIfStale(): void {
  const newest = Math.max(
    ...["package.json", "tsup.config.ts", "tsconfig.json"].map((file) => statSync(join(root, file)).mtimeMs),
    ...readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).map(
      (path) => statSync(join(root, "src", path)).mtimeMs,
    ),
  );
  // Types are written last.
  const built = entries.map(({ output }) => join(root, "dist", `${output}.d.cts`));
  if (!built.every((file) => existsSync(file) && statSync(file).mtimeMs > newest)) run(root, "npm", ["run", "build"]);
}

/** Packs the package into `folder` and returns the tarball's path and the files in it. */
export function pack(folder: string): { readonly tarball: string; readonly files: readonly string[] } {
  const [packed] = JSON.parse(run(root, "npm", ["pack", "--json", "--pack-destination", folder])) as [
    { filename: string; files: { path: string }[] },
  ];
  return { tarball: join(folder, packed.filename), files: packed.files.map(({ path }) => path) };
}

/** Makes a project in `folder` that has installed the tarball and nothing else. */
export function installConsumer(folder: string, type: "module" | "commonjs", tarball: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true, type }));
  run(folder, "npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", tarball]);
}
