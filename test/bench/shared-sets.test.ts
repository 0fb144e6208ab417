/** The public sets themselves, which are not part of this package: every file parses, translates, and has a solution that fits. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { listFolder, readInstance } from "../../bench/public/folder.ts";
import { runInstance } from "../../bench/public/row.ts";
import { translators } from "../../bench/public/sets/index.ts";
import { solver } from "./greedy.ts";

const folder = resolve("../shared/benchmarks");
const isThere = existsSync(folder);
if (!isThere) process.stderr.write(`${folder} is not there: its instances are not tested.\n`);

describe.runIf(isThere)("the shared sets", () => {
  test("translate, all of them, with as many rows as they say", { timeout: 300_000 }, () => {
    const listed = listFolder(folder);
    expect(listed.length).toBeGreaterThan(400);
    for (const { set, instance, file } of listed) {
      const { model } = translators[set](readInstance(file), instance);
      expect(model.tasks).toBeGreaterThan(0);
      for (let task = 0; task < model.tasks; task++) {
        expect(model.firstMode[task + 1]!).toBeGreaterThan(model.firstMode[task]!);
      }
      // Tables that are shared keep models small.
      expect(model.endOf.length + model.startCosts.length).toBeLessThan(4_000_000);
    }
  });

  test.each(["e05100", "f200x15-01", "wt40-002", "mmkp_a_07", "data_4_23_59_33", "df01", "cap61", "pmedcap01"])(
    "have a solution of %s that is worth the same by its model and by its file",
    { timeout: 120_000 },
    async (name) => {
      const listed = listFolder(folder).find(({ instance }) => instance === name)!;
      const { bugs } = await runInstance({ listed, timeS: 1, seed: 1 }, solver);
      expect(bugs).toEqual([]);
    },
  );
});
