/** The worked example of `docs/objective.md`, computed anew. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/base/index.ts";
import { type Certificate, type Plan, type Problem, TERMS } from "../../src/domain/index.ts";
import { greatCircleTravel, straightMetres } from "../../src/geo/index.ts";
import { RULE_IDS, verify, verifyBound } from "../../src/verify/index.ts";
import { cheapestPlan, choicesOf } from "../oracle/enumerate.ts";

const document = readFileSync(new URL("../../docs/objective.md", import.meta.url), "utf8");

function example(name: string): unknown {
  const [, json] = new RegExp(`<!-- example: ${name} -->\n\`\`\`json\n(.*?)\n\`\`\``, "s").exec(document) ?? [];
  return JSON.parse(json ?? `"The document has no example ${name}."`);
}

/** The cells of every row of the table with this heading. */
function table(heading: string): string[][] {
  const [, rows = ""] = document.split(`| ${heading} |\n`);
  const lines = rows.split("\n").slice(1);
  const end = lines.findIndex((line) => !line.startsWith("|"));
  return lines.slice(0, end).map((line) => line.slice(2, -2).split(" | "));
}

const problem = example("problem") as Problem;
const plan = example("plan") as Plan;
const certificate = example("certificate") as Certificate;

describe("the rules and terms in docs/objective.md", () => {
  it("are those that verify reports, in its order", () => {
    expect(table("id | holds when").map(([id]) => id)).toEqual(RULE_IDS.map((id) => `\`${id}\``));
    expect(table("term | cost").map(([id]) => id)).toEqual(TERMS.map((id) => `\`${id}\``));
  });
});

describe("the worked example in docs/objective.md", () => {
  it("has the fingerprints that are printed", () => {
    const text = '{"a":null,"b":[1,"x"]}';
    expect(document).toContain(`    ${text}\n`);
    expect(document).toContain(createHash("sha256").update(text).digest("hex"));
    expect(fingerprint(JSON.parse(text))).toBe(createHash("sha256").update(text).digest("hex"));
    expect(document).toContain(`Its fingerprint is \`${fingerprint(problem)}\`.`);
    expect(certificate.fingerprint).toBe(fingerprint(problem));
  });

  it("has the distances that are printed", () => {
    const town = { point: problem.regions[0]!.point!, landmass: "" };
    for (const { point } of problem.facilities) {
      const metres = greatCircleTravel(problem.travel!).roadMetres(town, { point, landmass: "" });
      expect(document).toContain(`${straightMetres(town.point, point).toFixed(3)} m`);
      expect(document).toContain(`${metres} m`);
    }
  });

  it("has the options that are printed", () => {
    for (const { options, unplaced } of choicesOf(problem)) {
      expect(unplaced).toBe(2000);
      const rows = table("start | training days | lateness | hall | annex");
      const printed = rows.flatMap(([, days, , hall, annex]) => [`hall ${days}: ${hall}`, `annex ${days}: ${annex}`]);
      expect(options.map(({ facility, days, cost }) => `${facility} ${days.join(", ")}: ${cost}`).sort()).toEqual(
        printed.sort(),
      );
    }
  });

  it("has the score that is printed, and no cheaper plan", () => {
    expect(verify(problem, plan)).toEqual({ ok: true, violations: [], score: example("score") });
    expect(cheapestPlan(problem).cost).toBe(verify(problem, plan).score.total);
  });

  it("has the bounds that are printed, also of each leaf", () => {
    expect(verifyBound(problem, certificate)).toEqual(example("bound"));
    const free = verifyBound(problem, { ...certificate, tree: { kind: "leaf", rows: [] } });
    expect(document).toContain(`3 x 585 = ${free.bound}`);
    if (certificate.tree.kind !== "wave") throw new Error("The example splits a wave.");
    const leaves = table("leaf | m(x) | wave | worth of the rooms | value");
    expect(leaves.map(([, alone, wave, worth]) => Number(alone) + Number(wave) - Number(worth))).toEqual([
      19120, 19120,
    ]);
    // Cheaper prices in either leaf lower its value, and so the bound: both leaves count.
    const [first, second] = certificate.tree.parts;
    for (const parts of [
      [{ to: "2027-03-01", node: { kind: "leaf" as const, rows: [] } }, second!],
      [first!, { node: { kind: "leaf" as const, rows: [] } }],
    ]) {
      expect(verifyBound(problem, { ...certificate, tree: { ...certificate.tree, parts } }).bound).toBeLessThan(1912);
    }
  });
});
