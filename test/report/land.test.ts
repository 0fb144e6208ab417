import { describe, expect, test } from "vitest";
import { landOf, middleOf, SOUTHEAST_ASIA } from "../../src/report/land/land-of.ts";
import type { Topology } from "../../src/report/land/topology.ts";
import { landModule } from "./support/extract-land.ts";

const aceh = { lat: 5.55, lon: 95.32 };
const sorong = { lat: -0.88, lon: 131.25 };
const merauke = { lat: -8.49, lon: 140.4 };
const suva = { lat: -18.14, lon: 178.44 };
const apia = { lat: -13.83, lon: -171.77 };

const polygons = (land: Topology): number =>
  land.objects.countries.geometries.reduce((total, country) => total + country.arcs.length, 0);
const size = (land: Topology): number => JSON.stringify(land).length;

describe("the checked-in outlines are those of world-atlas", () => {
  test("Indonesia and what a map of it shows of its neighbours, at 1:50 million", async () => {
    const module = landModule("southeastAsia", "countries-50m.json", "Indonesia and its surroundings", SOUTHEAST_ASIA);
    await expect(module).toMatchFileSnapshot("../../src/report/land/southeast-asia.ts");
  });

  test("the world, at 1:110 million", async () => {
    const everywhere = { middle: 0, west: -180, east: 180, south: -90, north: 90 };
    const module = landModule("world", "countries-110m.json", "All countries", everywhere);
    await expect(module).toMatchFileSnapshot("../../src/report/land/world.ts");
  });
});

describe("landOf", () => {
  test("takes the fine outline for the whole of Indonesia, and only what is near for a part of it", () => {
    const nation = landOf([aceh, merauke]);
    const part = landOf([sorong]);
    expect(polygons(nation)).toBeGreaterThan(100);
    expect(polygons(part)).toBeGreaterThan(10);
    expect(size(part)).toBeLessThan(size(nation) / 2);
  });

  test("takes the coarse outline elsewhere, with borders, and without the rest of the world", () => {
    const nepal = landOf([
      { lat: 27.7, lon: 85.3 },
      { lat: 29.3, lon: 80.6 },
    ]);
    expect(nepal.objects.countries.geometries.length).toBeGreaterThanOrEqual(3);
    expect(size(nepal)).toBeLessThan(20_000);
  });

  test("is not torn at the date line", () => {
    expect(Math.abs(middleOf([suva, apia]))).toBeGreaterThan(175);
    const pacific = landOf([suva, apia]);
    expect(polygons(pacific)).toBeGreaterThan(0);
    expect(size(pacific)).toBeLessThan(10_000);
  });

  test("names only arcs that it holds", () => {
    for (const land of [landOf([aceh, merauke]), landOf([suva, apia]), landOf([{ lat: 48, lon: 11 }])]) {
      const used = land.objects.countries.geometries.flatMap((country) => country.arcs.flat(2));
      const rows = new Set(used.map((arc) => (arc < 0 ? ~arc : arc)));
      expect([...rows].sort((a, b) => a - b)).toEqual(land.arcs.map((_, row) => row));
    }
  });
});
