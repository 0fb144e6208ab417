import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { stream } from "../../src/base/index.ts";
import {
  type FoundPlaces,
  greatCircleTravel,
  nearestPlaces,
  type Place,
  placeIndex,
  placesWithin,
  type TravelModel,
  UNREACHABLE,
} from "../../src/geo/index.ts";
import { places } from "./random-places.ts";

const travel = greatCircleTravel({ roadFactor: 1.4 });

/** Pairs of row and metres, nearest first, found by measuring every place. */
function measured(all: readonly Place[], model: TravelModel, origin: Place, maxRoadM: number): [number, number][] {
  return all
    .map((place, row): [number, number] => [row, model.roadMetres(origin, place)])
    .filter(([, roadM]) => roadM <= maxRoadM && roadM !== UNREACHABLE)
    .sort(([rowA, a], [rowB, b]) => a - b || rowA - rowB);
}

function pairs(found: FoundPlaces): [number, number][] {
  expect(found.metres).toHaveLength(found.rows.length);
  return Array.from(found.rows, (row, k) => [row, found.metres[k]!]);
}

/** Places with some of them twice, an origin that may be among them, and a model. */
const scenes = fc
  .record({
    distinct: fc.array(places, { maxLength: 40 }),
    twice: fc.array(fc.nat(), { maxLength: 5 }),
    elsewhere: places,
    pick: fc.option(fc.nat()),
    roadFactor: fc.constantFrom(1, 1.4, 3),
  })
  .map(({ distinct, twice, elsewhere, pick, roadFactor }) => {
    const all = [...distinct];
    for (const k of twice) if (distinct.length > 0) all.push(distinct[k % distinct.length]!);
    const origin = pick === null || all.length === 0 ? elsewhere : all[pick % all.length]!;
    return { all, origin, model: greatCircleTravel({ roadFactor }) };
  });

const limits = fc.oneof(
  fc.double({ min: 0, max: 3e7, noNaN: true }),
  fc.double({ min: 0, max: 30, noNaN: true }),
  fc.constantFrom(0, -1, -0.5, 84_000, Number.POSITIVE_INFINITY),
);

describe("placesWithin", () => {
  test.prop([scenes, limits], { numRuns: 1000 })(
    "finds what measuring every place finds",
    ({ all, origin, model }, maxRoadM) => {
      const found = placesWithin(placeIndex(all, model), origin, maxRoadM);
      expect(pairs(found)).toEqual(measured(all, model, origin, maxRoadM));
    },
  );

  test.prop([scenes], { numRuns: 500 })("includes the limit itself and nothing beyond it", ({ all, origin, model }) => {
    const index = placeIndex(all, model);
    for (const [, roadM] of measured(all, model, origin, Number.POSITIVE_INFINITY)) {
      expect(pairs(placesWithin(index, origin, roadM))).toEqual(measured(all, model, origin, roadM));
      expect(pairs(placesWithin(index, origin, roadM - 1))).toEqual(measured(all, model, origin, roadM - 1));
    }
  });

  test.prop([scenes, fc.infiniteStream(fc.nat())])(
    "does not depend on the order of the places",
    ({ all, origin, model }, keys) => {
      const order = all.map((place, row) => ({ place, row, key: keys.next().value! })).sort((a, b) => a.key - b.key);
      const index = placeIndex(
        order.map(({ place }) => place),
        model,
      );
      const found = pairs(placesWithin(index, origin, 5_000_000));
      const renamed = found.map(([row, roadM]): [number, number] => [order[row]!.row, roadM]);
      renamed.sort(([rowA, a], [rowB, b]) => a - b || rowA - rowB);
      expect(renamed).toEqual(measured(all, model, origin, 5_000_000));
    },
  );

  const java = (lat: number, lon: number): Place => ({ point: { lat, lon }, landmass: "Java" });

  it("orders places at one distance by row", () => {
    const all = [java(1, 0), java(0, 1), java(-1, 0), java(0, -1), java(0, 1)];
    expect([...placesWithin(placeIndex(all, travel), java(0, 0), 200_000).rows]).toEqual([0, 1, 2, 3, 4]);
  });

  it("finds across the antimeridian and over the pole", () => {
    const all = [java(0, 179.9), java(0, -179.9), java(89.9, 0), java(89.9, 180), java(89.9, -90)];
    const index = placeIndex(all, travel);
    expect([...placesWithin(index, java(0, 180), 16_000).rows]).toEqual([0, 1]);
    expect([...placesWithin(index, java(90, 123), 16_000).rows]).toEqual([2, 3, 4]);
  });

  it("finds nothing where there is nothing", () => {
    const index = placeIndex([java(0, 0)], travel);
    expect(placesWithin(index, { point: { lat: 0, lon: 0 }, landmass: "Bali" }, 1e9).rows).toHaveLength(0);
    expect(placesWithin(placeIndex([], travel), java(0, 0), 1e9).rows).toHaveLength(0);
    expect(placesWithin(index, java(0, 0), Number.NaN).rows).toHaveLength(0);
  });

  it("does not see later changes of the list", () => {
    const all = [java(0, 0)];
    const index = placeIndex(all, travel);
    all[0] = { ...all[0]!, landmass: "Bali" };
    all.push(java(0, 0));
    expect(pairs(placesWithin(index, java(0, 0), 10))).toEqual([[0, 0]]);
  });

  it("leaves to the model whom a road reaches, also on one landmass", () => {
    const island: TravelModel = {
      roadMetres: (from, to, straightM) =>
        from.point.lat * to.point.lat < 0 ? UNREACHABLE : travel.roadMetres(from, to, straightM),
      straightReachM: () => Number.POSITIVE_INFINITY,
    };
    const all = [java(1, 0), java(-1, 0), java(2, 0)];
    const index = placeIndex(all, island);
    expect([...placesWithin(index, java(1, 0), Number.POSITIVE_INFINITY).rows]).toEqual([0, 2]);
    expect([...nearestPlaces(index, java(1, 0), 3).rows]).toEqual([0, 2]);
  });

  it("measures few places beyond those it finds", () => {
    const random = stream(1, "places");
    const somewhere = (): Place => java(-8.5 + 2 * random.nextFloat(), 105 + 9.5 * random.nextFloat());
    let measurements = 0;
    const counting: TravelModel = {
      roadMetres: (from, to, straightM) => {
        measurements++;
        return travel.roadMetres(from, to, straightM);
      },
      straightReachM: travel.straightReachM,
    };
    const index = placeIndex(Array.from({ length: 10_000 }, somewhere), counting);
    let found = 0;
    for (let query = 0; query < 100; query++) found += placesWithin(index, somewhere(), 84_000).rows.length;
    expect(found).toBeGreaterThan(10_000);
    expect(measurements).toBeGreaterThanOrEqual(found);
    expect(measurements).toBeLessThan(1.01 * found);
  });
});

describe("nearestPlaces", () => {
  test.prop([scenes, fc.nat({ max: 45 })], { numRuns: 1000 })(
    "finds the first of all",
    ({ all, origin, model }, count) => {
      const nearest = measured(all, model, origin, Number.POSITIVE_INFINITY).slice(0, count);
      expect(pairs(nearestPlaces(placeIndex(all, model), origin, count))).toEqual(nearest);
    },
  );

  it("answers how far the nearest room is", () => {
    const all: Place[] = [
      { point: { lat: -7.8, lon: 110.4 }, landmass: "Java" },
      { point: { lat: -6.9, lon: 107.6 }, landmass: "Java" },
      { point: { lat: -6.3, lon: 106.9 }, landmass: "Sumatra" },
    ];
    const found = nearestPlaces(placeIndex(all, travel), { point: { lat: -6.2, lon: 106.8 }, landmass: "Java" }, 1);
    expect(pairs(found)).toEqual([[1, 164_871]]);
  });
});
