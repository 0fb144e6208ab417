import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dependencies, entries } from "../../scripts/entries.ts";
import { buildIfStale, entriesForBrowsers, installConsumer, pack, root, run } from "./product.ts";
import { tinyProblem } from "./tiny-problem.ts";

/* The package as its users get it: packed, installed in an empty folder, loaded, type-checked and bundled. */

const folder = mkdtempSync(join(tmpdir(), "serentak-package-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const esm = join(folder, "esm");
const cjs = join(folder, "cjs");
let files: readonly string[] = [];

beforeAll(() => {
  buildIfStale();
  const packed = pack(folder);
  files = packed.files;
  installConsumer(esm, "module", packed.tarball);
  installConsumer(cjs, "commonjs", packed.tarball);
});

/** Says what each way in exports, and solves a problem with the first: the same code for every kind of consumer. */
const body = `
const exported = entries.map((entry) => Object.keys(entry).filter((name) => name !== "default").sort());
const [{ parseProblem, solveSync, verify, verifyBound }] = entries;
const problem = parseProblem(${JSON.stringify(tinyProblem)});
const { status, plan, score, bound, certificate } = solveSync(problem);
const checked = [verify(problem, plan).ok, verifyBound(problem, certificate).ok];
const result = JSON.stringify({ exported, status, plan, score, bound, certificate, checked });
`;
const imports = entries.map(({ specifier }, i) => `import * as entry${i} from "${specifier}";\n`).join("");
const listed = `const entries = [${entries.map((_, i) => `entry${i}`).join(", ")}];`;

interface Result {
  readonly exported: readonly string[][];
  readonly status: string;
  readonly checked: readonly boolean[];
}
let esmResult = "";

test("the tarball holds the build and the papers, and nothing else", () => {
  const papers = ["CHANGELOG.md", "LICENSE", "NOTICE", "README.md", "THIRD-PARTY-NOTICES.md", "package.json"];
  expect(files.filter((path) => !path.startsWith("dist/")).sort()).toEqual(papers);
  expect(files.filter((path) => path.startsWith("dist/") && !/\.(c?js|d\.c?ts)$/.test(path))).toEqual([]);
});

describe("loads and works", () => {
  test("as ES modules", async () => {
    writeFileSync(join(esm, "index.js"), `${imports}${listed}${body}console.log(result);`);
    esmResult = run(esm, process.execPath, ["index.js"]).trim();
    const { exported, status, checked } = JSON.parse(esmResult) as Result;
    expect(status).toBe("optimal");
    expect(checked).toEqual([true, true]);
    for (const [i, { source }] of entries.entries()) {
      const sources = (await import(pathToFileURL(join(root, source)).href)) as object;
      expect(exported[i]).toEqual(Object.keys(sources).sort());
    }
  });

  test("as CommonJS, also where require cannot load ES modules", () => {
    const requires = entries.map(({ specifier }) => `require("${specifier}")`).join(", ");
    writeFileSync(join(cjs, "index.js"), `const entries = [${requires}];${body}console.log(result);`);
    const flag = "--no-experimental-require-module";
    const flags = process.allowedNodeEnvironmentFlags.has(flag) ? [flag] : [];
    expect(run(cjs, process.execPath, [...flags, "index.js"]).trim()).toBe(esmResult);
  });

  test("as one package: what two ways in share is one thing", () => {
    writeFileSync(
      join(esm, "same.js"),
      `${imports}${listed}
const first = new Map();
for (const entry of entries) for (const [name, value] of Object.entries(entry)) {
  if (typeof value !== "function") continue;
  if (first.has(name) && first.get(name) !== value) console.log(name);
  first.set(name, value);
}`,
    );
    expect(run(esm, process.execPath, ["same.js"])).toBe("");
  });
});

describe("has types", () => {
  const source = `${imports}${listed}
void entries;
import { parseProblem, type Problem, type Solution, solveSync } from "serentak";
const problem: Problem = parseProblem({});
const solution: Solution = solveSync(problem);
const status: "optimal" | "feasible" | "infeasible" | "unknown" = solution.status;
void status;
// @ts-expect-error: not any.
solveSync("problem");
`;
  const options = {
    strict: true,
    exactOptionalPropertyTypes: true,
    target: "es2022",
    lib: ["es2023", "webworker"],
    noEmit: true,
  };
  const tsc = join(root, "node_modules/typescript/bin/tsc");

  test.for([
    ["nodenext, ES module", esm, "types.mts", "nodenext", "nodenext"],
    ["nodenext, CommonJS", cjs, "types.cts", "nodenext", "nodenext"],
    ["bundler", esm, "types.ts", "esnext", "bundler"],
  ] as const)("under %s", ([, consumer, file, module, moduleResolution]) => {
    writeFileSync(join(consumer, file), source);
    const compilerOptions = { ...options, module, moduleResolution, types: [] };
    writeFileSync(join(consumer, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [file] }));
    run(consumer, process.execPath, [tsc, "-p", "."]);
  });
});

describe("runs without Node", () => {
  test.for(entriesForBrowsers)("$specifier bundles for a browser", async ({ specifier }) => {
    // Node's own modules do not resolve for this platform: they would fail the build.
    const { metafile } = await build({
      stdin: { contents: `export * from "${specifier}";`, resolveDir: esm },
      bundle: true,
      platform: "browser",
      format: "esm",
      write: false,
      metafile: true,
      logLevel: "silent",
    });
    const bundled = Object.keys(metafile.inputs).flatMap((path) => path.match(/node_modules\/([^/]+)/)?.[1] ?? []);
    const allowed = ["serentak", ...dependencies];
    expect([...new Set(bundled)].filter((name) => !allowed.includes(name))).toEqual([]);
    expect(Object.values(metafile.outputs).flatMap((output) => output.imports)).toEqual([]);
  });

  test("the core gives the same plan where there is only what pages, workers and Node share", async () => {
    const others = entriesForBrowsers
      .map(({ specifier }, i) => `import * as entry${i} from "${specifier}";\n`)
      .join("");
    const list = `const entries = [${entriesForBrowsers.map((_, i) => `entry${i}`).join(", ")}];`;
    const { outputFiles } = await build({
      stdin: { contents: `${others}${list}${body}globalThis.result = result;`, resolveDir: esm },
      bundle: true,
      platform: "browser",
      format: "iife",
      write: false,
    });
    const { AbortController, AbortSignal, MessageChannel, performance, setTimeout, TextDecoder, TextEncoder } =
      globalThis;
    const shared = { AbortController, AbortSignal, MessageChannel, performance, setTimeout, TextDecoder, TextEncoder };
    const context = createContext(shared);
    runInContext(outputFiles[0]!.text, context);
    const { exported: _, ...here } = JSON.parse((context as unknown as { result: string }).result) as Result;
    const { exported: __, ...there } = JSON.parse(esmResult) as Result;
    expect(here).toEqual(there);
  });
});

test("the reference covers every way in", () => {
  const { entryPoints } = JSON.parse(readFileSync(join(root, "typedoc.json"), "utf8")) as { entryPoints: string[] };
  expect(entryPoints.sort()).toEqual(entries.map(({ source }) => source).sort());
});
