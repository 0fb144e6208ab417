import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { greatCircleTravel, type Place, straightMetres, UNREACHABLE } from "../../src/geo/index.ts";
import { places } from "./random-places.ts";

const roadFactors = fc.double({ min: 1, max: 10, noNaN: true });
const bandung: Place = { point: { lat: -6.9, lon: 107.6 }, landmass: "Java" };
const jakarta: Place = { point: { lat: -6.2, lon: 106.8 }, landmass: "Java" };

describe("greatCircleTravel", () => {
  it("is the straight line times the road factor", () => {
    expect(greatCircleTravel({ roadFactor: 1.4 }).roadMetres(jakarta, bandung)).toBe(164_871);
    expect(greatCircleTravel({ roadFactor: 1 }).roadMetres(jakarta, bandung)).toBe(117_765);
  });

  it.each([
    [1, 0.5, 1],
    [1, 0.49999999999999994, 0],
    [1, 2.5, 3],
    [1.5, 3, 5],
    [1.4, 60_000, 84_000],
    [1.4, 0, 0],
  ])("rounds half up once: factor %d, %d straight metres", (roadFactor, straightM, expected) => {
    expect(greatCircleTravel({ roadFactor }).roadMetres(jakarta, bandung, straightM)).toBe(expected);
  });

  it("does not reach another landmass, however near", () => {
    const travel = greatCircleTravel({ roadFactor: 1.4 });
    expect(travel.roadMetres(bandung, { ...bandung, landmass: "Madura" })).toBe(UNREACHABLE);
    expect(travel.roadMetres(bandung, { ...bandung, landmass: "Madura" }, 0)).toBe(UNREACHABLE);
  });

  it.each([0, 0.99, -1, Number.NaN, Number.POSITIVE_INFINITY])("refuses the road factor %d", (roadFactor) => {
    expect(() => greatCircleTravel({ roadFactor })).toThrow(RangeError);
  });

  test.prop([places, places, roadFactors], { numRuns: 1000 })(
    "is symmetric, whole and never below",
    (a, b, roadFactor) => {
      const travel = greatCircleTravel({ roadFactor });
      const roadM = travel.roadMetres(a, b);
      expect(travel.roadMetres(b, a)).toBe(roadM);
      expect(travel.roadMetres(a, a)).toBe(0);
      expect(travel.roadMetres(a, b, straightMetres(a.point, b.point))).toBe(roadM);
      expect(Number.isInteger(roadM)).toBe(a.landmass === b.landmass);
      expect(roadM).toBeGreaterThanOrEqual(straightMetres(a.point, b.point) - 0.5);
    },
  );

  const straight = fc.oneof(
    fc.double({ min: 0, max: 2.1e7, noNaN: true }),
    fc.double({ min: 0, max: 10, noNaN: true }),
  );

  test.prop([straight, roadFactors], { numRuns: 2000 })(
    "reaches as far as its road metres say",
    (straightM, roadFactor) => {
      const travel = greatCircleTravel({ roadFactor });
      const roadM = travel.roadMetres(jakarta, bandung, straightM);
      expect(travel.straightReachM(roadM)).toBeGreaterThanOrEqual(straightM);
      // The farthest that still rounds down to as many road metres.
      const farthest = (roadM + 0.5) / roadFactor;
      expect(travel.straightReachM(roadM)).toBeGreaterThan(farthest);
      expect(travel.straightReachM(roadM)).toBeLessThan(farthest + 1);
    },
  );
});
