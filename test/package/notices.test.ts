import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bundledPackages, noticesOf } from "../../scripts/notices.ts";
import { root } from "./product.ts";

test("the notices name every package whose code is published", async () => {
  // Maybe a bundled dependency came or went: "npm run build:notices".
  expect(readFileSync(join(root, "THIRD-PARTY-NOTICES.md"), "utf8")).toBe(noticesOf(await bundledPackages()));
});
