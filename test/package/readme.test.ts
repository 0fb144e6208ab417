import { readFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "node:util";
import { expect, test, vi } from "vitest";
import { root } from "./product.ts";

const textOf = (path: string): string => readFileSync(join(root, path), "utf8");

const snippetOf = (path: string): string => /```ts\n([\s\S]*?)```/.exec(textOf(path))![1]!;

test("the README shows the example that it names, which runs", () => {
  expect(textOf("examples/quickstart.ts")).toContain(snippetOf("README.md"));
});

test("the page on the kernel shows the example that it names, which prints what it says", async () => {
  const snippet = snippetOf("docs/kernel.md");
  expect(textOf("examples/kernel.ts")).toBe(snippet);
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  await import("../../examples/kernel.ts");
  const printed = log.mock.calls.map((values) => format(...values));
  log.mockRestore();
  // What a line prints stands behind it, or below.
  const said = [...snippet.matchAll(/(?:; |^)\/\/ (.*[^.\n])$/gm)].map(([, text]) => text);
  expect(printed).toEqual(said);
});
