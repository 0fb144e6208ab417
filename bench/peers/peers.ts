import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isTimefoldBuilt, JAVA } from "./solvers/java.ts";
import { PYTHON } from "./solvers/python.ts";

/** A solver that others wrote, one thread of it. */
export interface Peer {
  readonly name: string;
  /** A module that exports `solver`. */
  readonly module: string;
  /** Only of the library's own benchmarks. */
  readonly isOfLibrary?: true;
  /** How to install it, when it is not. */
  readonly missing: () => string | undefined;
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const python = (module: string) => (): string | undefined =>
  spawnSync(PYTHON, ["-c", `import ${module}`], { stdio: "ignore" }).status === 0
    ? undefined
    : `python3 -m pip install ${module} (or set PYTHON to an interpreter that has it)`;

const npm = (name: string) => (): string | undefined =>
  existsSync(here(`node_modules/${name}`)) ? undefined : "npm install --prefix bench/peers";

function timefoldMissing(): string | undefined {
  if (spawnSync(JAVA, ["-version"], { stdio: "ignore" }).status !== 0) {
    return "apt-get install openjdk-17-jdk-headless maven (or set JAVA to a Java 17 or later), then mvn -q -f bench/peers/timefold/pom.xml package";
  }
  if (isTimefoldBuilt()) return undefined;
  const isMavenHere = spawnSync("mvn", ["-version"], { stdio: "ignore" }).status === 0;
  return `${isMavenHere ? "" : "apt-get install maven, then "}mvn -q -f bench/peers/timefold/pom.xml package`;
}

export const peers: readonly Peer[] = [
  { name: "cp-sat-native", module: here("solvers/cp-sat-native.ts"), missing: python("ortools") },
  { name: "highs-native", module: here("solvers/highs-native.ts"), missing: python("highspy") },
  { name: "cp-sat-wasm", module: here("solvers/cp-sat-wasm.ts"), missing: npm("or-tools-wasm") },
  { name: "highs-wasm", module: here("solvers/highs-wasm.ts"), missing: npm("highs") },
  { name: "timefold", module: here("solvers/timefold.ts"), isOfLibrary: true, missing: timefoldMissing },
];
