import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/*
 * The rooms of the house and what each may import, written down a second time. The linter holds the table; here it is
 * proved to do so for every pair of rooms, and the sources are read once more without it.
 */
const ground = ["base", "calendar", "geo", "domain"];
const road = [...ground, "kernel", "compile", "plan"];
const table: Readonly<Record<string, readonly string[]>> = {
  base: [],
  calendar: ["base"],
  geo: ["base"],
  domain: ["base", "calendar", "geo"],
  kernel: ["base"],
  compile: [...ground, "kernel"],
  plan: [...ground, "kernel", "compile"],
  verify: ground,
  solve: road,
  cohorts: [...road, "solve"],
  explain: [...road, "solve", "cohorts"],
  replan: [...road, "solve", "cohorts", "explain"],
  report: [...ground, "plan", "explain"],
  io: [...ground, "plan", "explain"],
  indonesia: ground,
  node: [...road, "verify", "solve", "cohorts", "explain", "replan", "report", "io", "indonesia"],
};
const rooms = Object.keys(table);
const withoutClocks = ["base", "kernel", "compile", "plan", "verify"];

const root = fileURLToPath(new URL("../..", import.meta.url));
const mayImport = (room: string, other: string): boolean => room === other || table[room]!.includes(other);

describe("the linter", () => {
  const folder = mkdtempSync(join(tmpdir(), "serentak-house-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** `rule path:line` of everything the linter finds in the snippets. */
  const found = new Set<string>();

  const importsOf = (up: string, room: string): string =>
    [
      `import { a } from "${up}${room}/index.ts";`,
      `import type { B } from "${up}${room}/deep/b.ts";`,
      `export * from "${up}${room}/index.ts";`,
      `export type { C } from "${up}${room}/c.ts";`,
      `export const d: unknown = [a as B, await import("${up}${room}/d.ts")];`,
      "",
    ].join("\n");
  const lines = [1, 2, 3, 4, 5];
  const clocks = ["Date.now()", "new Date(0)", "performance.now()", "process.hrtime()", "setTimeout(() => {}, 1)"];

  beforeAll(() => {
    copyFileSync(join(root, "biome.json"), join(folder, "biome.json"));
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    };
    for (const room of rooms) {
      for (const other of rooms) {
        write(`src/${room}/to-${other}.ts`, importsOf("../", other));
        write(`src/${room}/deep/to-${other}.ts`, importsOf("../../", other));
      }
      write(`src/${room}/clocks.ts`, clocks.map((clock) => `${clock};\n`).join(""));
      write(`src/${room}/self.ts`, 'import "serentak";\nimport "serentak/verify";\n');
      write(`src/${room}/node-modules.ts`, 'import "node:fs";\nimport "fs";\n');
    }
    let output: string;
    try {
      const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
      const options = { cwd: folder, encoding: "utf8", stdio: "pipe", maxBuffer: 1 << 28 } as const;
      output = execFileSync(
        process.execPath,
        [biome, "lint", "--reporter=json", "--max-diagnostics=none", "src"],
        options,
      );
    } catch (error) {
      output = (error as { stdout: string }).stdout;
    }
    const { diagnostics } = JSON.parse(output) as {
      diagnostics: { category: string; location: { path: string; start: { line: number } } }[];
    };
    for (const { category, location } of diagnostics) found.add(`${category} ${location.path}:${location.start.line}`);
  });

  const finds = (rule: string, path: string, line: number): boolean => found.has(`lint/${rule} src/${path}:${line}`);

  test.for(rooms)("lets %s import what the table says and nothing else", (room) => {
    const expected: string[] = [];
    const seen: string[] = [];
    for (const other of rooms) {
      for (const file of [`${room}/to-${other}.ts`, `${room}/deep/to-${other}.ts`]) {
        for (const line of lines) {
          if (!mayImport(room, other)) expected.push(`${file}:${line}`);
          if (finds("style/noRestrictedImports", file, line)) seen.push(`${file}:${line}`);
        }
      }
    }
    expect(seen).toEqual(expected);
  });

  test.for(rooms.filter((room) => room !== "node"))("keeps %s from importing the package by its name", (room) => {
    expect([1, 2].filter((line) => finds("style/noRestrictedImports", `${room}/self.ts`, line))).toEqual([1, 2]);
  });

  test.for(rooms)("knows clocks and Node where %s is concerned", (room) => {
    const clocksFound = clocks.filter((_, index) => finds("style/noRestrictedGlobals", `${room}/clocks.ts`, index + 1));
    expect(clocksFound).toEqual(withoutClocks.includes(room) ? clocks : []);
    const node = [1, 2].filter((line) => finds("correctness/noNodejsModules", `${room}/node-modules.ts`, line));
    expect(node).toEqual(room === "node" ? [] : [1, 2]);
  });
});

describe("the sources", () => {
  const src = join(root, "src");
  const files = readdirSync(src, { recursive: true, encoding: "utf8" })
    .map((path) => path.split(sep).join("/"))
    .filter((path) => path.endsWith(".ts") && !path.includes("/generated/"))
    .map((path) => ({ path, text: readFileSync(join(src, path), "utf8") }));
  const roomOf = (path: string): string | undefined => (path.includes("/") ? path.split("/")[0] : undefined);

  /** Every relative specifier of imports, exports, dynamic imports and import types, resolved below src. */
  const importsIn = ({ path, text }: { path: string; text: string }): string[] =>
    [...text.matchAll(/\b(?:from|import)\s*\(?\s*["'](\.[^"']*)["']/g)].map(([, specifier]) =>
      relative(src, resolve(src, dirname(path), specifier!))
        .split(sep)
        .join("/"),
    );

  test("stand in rooms of the table", () => {
    const strangers = files.filter(({ path }) => {
      const room = roomOf(path);
      return room !== undefined && !rooms.includes(room);
    });
    expect(strangers.map(({ path }) => path)).toEqual([]);
  });

  test("import only what the table lets them, and never the front door", () => {
    const wrong: string[] = [];
    for (const file of files) {
      const room = roomOf(file.path);
      if (room === undefined) continue;
      for (const target of importsIn(file)) {
        const other = roomOf(target);
        if (other === undefined || !mayImport(room, other)) wrong.push(`${file.path} imports ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("re-export only, in the front door", () => {
    const front = files.find(({ path }) => path === "index.ts")?.text ?? "";
    const rest = front
      .replace(/\/\*[\s\S]*?\*\//g, "")
      .replace(/\/\/.*/g, "")
      .replace(/export\s+(type\s+)?(\*(\s+as\s+\w+)?|\{[^}]*\})\s+from\s+"[^"]+";/g, "");
    expect(rest.trim()).toBe("");
  });

  test("take no chances: Math.random is nowhere", () => {
    expect(files.filter(({ text }) => /Math\s*(\.|\[\s*["'`])\s*random\b/.test(text)).map(({ path }) => path)).toEqual(
      [],
    );
  });

  test("decide without functions whose last bit differs from engine to engine", () => {
    // + - * / and sqrt are exact everywhere; these are not.
    const inexact = /\bMath\.(a?sinh?|a?cosh?|a?tanh?|atan2|cbrt|exp|expm1|hypot|log|log10|log1p|log2|pow)\b/;
    const decides = [...road, "verify", "solve", "cohorts", "replan"];
    const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*/g, "");
    const wrong = files.filter(({ path, text }) => decides.includes(roomOf(path) ?? "") && inexact.test(code(text)));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});
