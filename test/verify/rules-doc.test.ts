/** The pages of `docs/rules`: every example computed anew, every rule kept once and broken once. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { OwnFunctions, Problem } from "../../src/domain/index.ts";
import { fingerprintOf } from "../../src/domain/own/check.ts";
import { RULE_IDS, verify, verifyBound } from "../../src/verify/index.ts";
import { BREACHES } from "./breaches.ts";
import { blocks, merged, planIn, quoted, rulesIn } from "./rules-page.ts";

const folder = new URL("../../docs/rules/", import.meta.url);
const index = readFileSync(new URL("README.md", folder), "utf8");
const town = JSON.parse(blocks(index, "json")[0]!) as Problem;
const pages = readdirSync(folder).filter((file) => file !== "README.md");

describe.each(pages)("docs/rules/%s", (file) => {
  const page = readFileSync(new URL(file, folder), "utf8");
  const [, added = "", ...sections] = page.split(/^## /m);
  const problem = merged(town, JSON.parse(blocks(added, "json")[0]!)) as Problem;
  const own: OwnFunctions = { rules: blocks(added, "ts").flatMap(rulesIn) };

  it("says what is added to the town, and the index leads to it", () => {
    expect(page.startsWith(`# ${file.replace(".md", "")}\n`)).toBe(true);
    expect(added).toContain("Added to the town");
    expect(index).toContain(`](${file})`);
  });

  it.each(titled(sections, "A plan"))("%s", (_, text) => {
    const { violations, score } = verify(problem, planIn(problem, text), own);
    expect(violations.map(({ rule, message }) => `\`${rule}\`: ${message}`)).toEqual(quoted(text));
    const [, levels] = /^Levels: (.*?)\.$/m.exec(text) ?? [];
    const worth = score.levels?.map(({ level, group, value, of }) =>
      group === undefined ? `${level} ${value}` : `${level} ${group} ${value} of ${of}`,
    );
    expect(worth?.join(", ")).toBe(levels);
    const [, terms] = /^Terms: (.*?)\.$/m.exec(text) ?? [];
    if (terms === undefined) return;
    const counted = { total: score.total, ...score.terms } as Record<string, number>;
    const told = terms.split(", ").map((term) => term.split(" "));
    expect(told.map(([name]) => [name, String(counted[name!])])).toEqual(told);
  });

  it.each(titled(sections, "A bound"))("%s", (_, text) => {
    const [rows = "[]", goal = "{}"] = blocks(text, "json");
    const unit = Number(/^Unit: (\d+)\.$/m.exec(text)?.[1] ?? 1);
    const tree = { kind: "leaf" as const, rows: JSON.parse(rows) };
    const [, bound] = /^Bound: (.*?)\.$/m.exec(text)!;
    const verdict = verifyBound(
      problem,
      {
        fingerprint: fingerprintOf(problem, own),
        ...JSON.parse(goal),
        unit,
        tree,
      },
      own,
    );
    expect(verdict).toEqual({ ok: true, bound: Number(bound) });
  });

  it("has a plan that holds and, where a plan can break the rule, one that does not", () => {
    const plans = sections.filter((text) => text.startsWith("A plan"));
    expect(plans.some((text) => quoted(text).length === 0)).toBe(true);
    if (RULE_IDS.includes(file.replace(".md", "") as (typeof RULE_IDS)[number])) {
      expect(plans.some((text) => quoted(text).length > 0)).toBe(true);
    }
  });
});

describe("all rules", () => {
  it("are broken here or in the tests of each", () => {
    const told = pages.flatMap((file) => quoted(readFileSync(new URL(file, folder), "utf8")));
    const broken = new Set([...told.map((line) => /^`(.*?)`/.exec(line)![1]), ...BREACHES.map(({ rule }) => rule)]);
    expect(RULE_IDS.filter((rule) => !broken.has(rule))).toEqual(["shape"]);
  });
});

function titled(sections: readonly string[], title: string): (readonly [string, string])[] {
  return sections.filter((text) => text.startsWith(title)).map((text) => [text.split("\n")[0]!, text]);
}
