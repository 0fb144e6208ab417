import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./product.ts";

test("the README shows the example that it names, which runs", () => {
  const [, snippet] = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8")) ?? [];
  expect(readFileSync(join(root, "examples/quickstart.ts"), "utf8")).toContain(snippet);
});
