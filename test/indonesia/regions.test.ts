import { describe, expect, it } from "vitest";
import { indonesianRegions, NATION, repairRegionCode } from "../../src/indonesia/index.ts";
import { sourceTable } from "./source-table.ts";

const regions = indonesianRegions();
const byId = new Map(regions.map((region) => [region.id, region]));
const provinces = regions.filter((region) => /^\d\d$/.test(region.id));
const regencies = regions.filter((region) => /^\d\d\.\d\d$/.test(region.id));

describe("indonesianRegions", () => {
  it("is one nation, 38 provinces and 514 regencies, 98 of them cities, each named once", () => {
    expect([regions.length, provinces.length, regencies.length]).toEqual([553, 38, 514]);
    expect(byId.size).toBe(553);
    expect(new Set(regions.map((region) => region.name)).size).toBe(553);
    expect(regencies.filter((region) => region.name!.startsWith("Kota ")).length).toBe(98);
    expect(regencies.every((region) => /^(Kota|Kabupaten) [A-Z]/.test(region.name!))).toBe(true);
  });

  it("is a tree: parents come before children, and the nation has the calendar", () => {
    const seen = new Set<string>();
    for (const { id, parent, calendar } of regions) {
      if (id === NATION) expect({ parent, calendar }).toEqual({ parent: undefined, calendar: "ID" });
      else expect(seen.has(parent!)).toBe(true);
      if (id.includes(".")) expect(parent).toBe(id.slice(0, 2));
      seen.add(id);
    }
  });

  it("has every regency in Indonesia, on a landmass, in one of three time zones", () => {
    for (const { point, landmass, timeZone } of regencies) {
      expect(point!.lat).toBeGreaterThan(-11.1);
      expect(point!.lat).toBeLessThan(6.1);
      expect(point!.lon).toBeGreaterThan(95);
      expect(point!.lon).toBeLessThan(141.1);
      expect(landmass).toMatch(/^[A-Z][A-Za-z -]+$/);
      expect(timeZone).toMatch(/^Asia\/(Jakarta|Makassar|Jayapura)$/);
    }
    const zones = regencies.map((region) => region.timeZone);
    const count = (zone: string): number => zones.filter((other) => other === zone).length;
    expect([count("Asia/Jakarta"), count("Asia/Makassar"), count("Asia/Jayapura")]).toEqual([301, 150, 63]);
  });

  it("knows islands: the main one of a province, others by name, Madura apart from Jawa", () => {
    const landmass = (id: string): string | undefined => byId.get(id)?.landmass;
    expect(["11.01", "11.09", "12.78", "21.71", "31.01", "35.78"].map(landmass)).toEqual([
      "Sumatra",
      "Simeulue",
      "Nias",
      "Batam",
      "Pramuka",
      "Jawa",
    ]);
    expect(["35.26", "35.29", "53.71", "63.02", "74.13", "96.03"].map(landmass)).toEqual([
      "Madura",
      "Madura",
      "Timor",
      "Pulau Laut",
      "Muna",
      "Waigeo",
    ]);
    expect(new Set(regencies.map((region) => region.landmass)).size).toBe(62);
    expect(regencies.filter((region) => region.landmass === "Jawa").length).toBe(114);
  });

  it("may be changed by whoever asked for it", () => {
    (indonesianRegions()[100] as { name?: string }).name = "changed";
    expect(indonesianRegions()).toEqual(regions);
  });

  it("has the codes, names, points and landmasses of its sources, where those are at hand", () => {
    const rows = sourceTable("regencies.csv") ?? [];
    const sources = sourceTable("regencies-npm.csv") ?? [];
    for (const { code, name, lat, lon } of sources) {
      const region = byId.get(code!)!;
      expect([region.name!.toUpperCase(), region.point]).toEqual([name, { lat: Number(lat), lon: Number(lon) }]);
    }
    for (const { code, landmass } of rows) expect(byId.get(code!)!.landmass).toBe(landmass!.replace(" (Riau)", ""));
    // Without the tables the counts above still hold.
    expect([0, 514]).toContain(sources.length);
  });
});

describe("repairRegionCode", () => {
  it("restores every code from each of the ways in which tables lose it", () => {
    for (const { id } of regencies) {
      const ways = [id, ` ${id} `, id.replace(".", ""), id.replace(".", ","), Number(id), String(Number(id))];
      ways.push(Number(id.replace(".", "")), String(Number(id)).replace(".", ","));
      expect(ways.map(repairRegionCode)).toEqual(ways.map(() => id));
    }
    for (const { id } of provinces) expect([id, Number(id)].map(repairRegionCode)).toEqual([id, id]);
  });

  it("tells the codes apart that differ in a zero alone", () => {
    expect([11.1, "11.1", "11,1", "1110", "11.10"].map(repairRegionCode)).toEqual(new Array(5).fill("11.10"));
    expect([11.01, "11.01", "1101"].map(repairRegionCode)).toEqual(new Array(3).fill("11.01"));
  });

  it.each(["", "ID", "1", "111", "11.", "11.99", "99", "1199", "11.010", "11 01", "-11.1", Number.NaN, 0, 11.123])(
    "finds no region for %j",
    (written) => {
      expect(repairRegionCode(written)).toBeUndefined();
    },
  );
});
