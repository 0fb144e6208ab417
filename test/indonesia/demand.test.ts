import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/domain/index.ts";
import { indonesianRegions, nationalDemand } from "../../src/indonesia/index.ts";
import { sourceTable } from "./source-table.ts";

const SEEDS = [1, 2, 3, 7, 42, 2027];
const regencies = indonesianRegions().filter((region) => region.id.includes("."));

/** What the counts of all 514 regencies look like, those without anybody included. */
function spread(counts: readonly number[]): { median: number; small: number; inSmall: number; largest: number } {
  const all = [...counts, ...new Array<number>(514 - counts.length).fill(0)].sort((a, b) => a - b);
  const small = all.filter((count) => count < 16);
  const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
  return { median: all[257]!, small: small.length, inSmall: sum(small) / sum(all), largest: all[513]! };
}

function counts(participants: number, seed: number): number[] {
  return nationalDemand({ participants, seed }).map((item) => item.count);
}

describe("nationalDemand", () => {
  test.prop([fc.integer({ min: 1, max: 1_000_000 }), fc.maxSafeInteger()], { numRuns: 40 })(
    "adds up to the participants, a regency at most once, nobody nowhere",
    (participants, seed) => {
      const demand = nationalDemand({ participants, seed });
      expect(demand.reduce((sum, item) => sum + item.count, 0)).toBe(participants);
      expect(new Set(demand.map((item) => item.region)).size).toBe(demand.length);
      expect(demand.every((item) => item.count > 0 && Number.isInteger(item.count))).toBe(true);
    },
  );

  it("gives a province its share of small businesses, rounded, whatever the seed", () => {
    const ofProvince = (code: string, seed: number): number =>
      nationalDemand({ participants: 100_000, seed })
        .filter((item) => item.region.startsWith(`${code}.`))
        .reduce((sum, item) => sum + item.count, 0);
    // The shares add up to 0.99998; the two largest remainders get one more.
    for (const seed of SEEDS) {
      expect(["32", "33", "35", "92"].map((code) => ofProvince(code, seed))).toEqual([17_383, 15_589, 17_459, 119]);
    }
    for (const { province_code, umkm_share } of sourceTable("facilities-by-province.csv") ?? []) {
      expect(Math.abs(ofProvince(province_code!, 1) - 100_000 * Number(umkm_share))).toBeLessThan(1.5);
    }
  });

  it.each(SEEDS)("spreads 10,000 people as the real regencies would, with seed %i", (seed) => {
    // By real populations: median 10, 349 below 16 with 25 % of all, largest 197.
    const { median, small, inSmall, largest } = spread(counts(10_000, seed));
    expect(median).toBeGreaterThanOrEqual(9);
    expect(median).toBeLessThanOrEqual(11);
    expect(small).toBeGreaterThanOrEqual(325);
    expect(small).toBeLessThanOrEqual(365);
    expect(inSmall).toBeGreaterThan(0.21);
    expect(inSmall).toBeLessThan(0.27);
    expect(largest).toBeGreaterThan(120);
    expect(largest).toBeLessThan(320);
  });

  it.each(SEEDS)("and 5,000 and 100,000, with seed %i", (seed) => {
    // By real populations 412 regencies have fewer than 16 of 5,000 people, and 38 % of all.
    const few = spread(counts(5_000, seed));
    expect(few.small).toBeGreaterThan(395);
    expect(few.small).toBeLessThan(430);
    expect(few.inSmall).toBeGreaterThan(0.34);
    expect(few.inSmall).toBeLessThan(0.43);
    const many = nationalDemand({ participants: 100_000, seed });
    expect(many.length).toBe(514);
    const { median, small, largest } = spread(many.map((item) => item.count));
    expect(median).toBeGreaterThan(85);
    expect(median).toBeLessThan(115);
    expect(small).toBeLessThan(45);
    expect(largest).toBeLessThan(3_200);
  });

  it("agrees with the real regencies, where their populations are at hand", () => {
    const provinces = sourceTable("facilities-by-province.csv") ?? [];
    const rows = sourceTable("regencies.csv") ?? [];
    const real = provinces.flatMap(({ province_code, umkm_share }) => {
      const own = rows.filter((row) => row["province_code"] === province_code).map((row) => Number(row["population"]));
      const all = own.reduce((a, b) => a + b, 0);
      return own.map((people) => Math.round((10_000 * Number(umkm_share) * people) / all));
    });
    // Without the tables the bands above stand for them.
    if (real.length === 0) return;
    const quantile = (list: readonly number[], q: number): number =>
      [...list].sort((a, b) => a - b)[Math.floor(q * (list.length - 1))]!;
    for (const seed of SEEDS) {
      const made = [...counts(10_000, seed)];
      while (made.length < 514) made.push(0);
      for (const q of [0.1, 0.25, 0.5, 0.75, 0.9, 0.95]) {
        expect(Math.abs(quantile(made, q) - quantile(real, q))).toBeLessThanOrEqual(1 + 0.25 * quantile(real, q));
      }
    }
  });

  it("makes cities heavier than remote regencies", () => {
    const demand = new Map(
      nationalDemand({ participants: 1_000_000, seed: 5 }).map((item) => [item.region, item.count]),
    );
    const mean = (ids: readonly string[]): number =>
      ids.reduce((sum, id) => sum + (demand.get(id) ?? 0), 0) / ids.length;
    const capitals = ["12.71", "14.71", "16.71", "18.71", "61.71", "64.72", "71.71", "73.71", "91.71"];
    const others = regencies.filter((region) => capitals.some((id) => id.slice(0, 2) === region.parent));
    expect(mean(capitals)).toBeGreaterThan(2 * mean(others.map((region) => region.id)));
    // The islets off Jakarta have one in a hundred of its people or so.
    expect(demand.get("31.01")).toBeLessThan(1_500);
  });

  it("is the same for the same seed and other for another", () => {
    const made = (seed: number): string => JSON.stringify(nationalDemand({ participants: 10_000, seed }));
    expect(made(1)).toBe(made(1));
    expect(made(1)).not.toBe(made(2));
    expect(
      nationalDemand({ participants: 3, seed: 1, programme: "pkt" }).every((item) => item.programme === "pkt"),
    ).toBe(true);
  });

  it.each([0, -1, 1.5, Number.NaN, 100_000_001])("refuses %s participants", (participants) => {
    expect(() => nationalDemand({ participants, seed: 1 })).toThrow(UsageError);
  });
});
