import { readdirSync, readFileSync } from "node:fs";
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { asin, cosOfDegrees, sinOfDegrees } from "../../src/geo/trig.ts";

const angles = fc.oneof(
  fc.double({ min: -720, max: 720, noNaN: true }),
  // Around the multiples of 45, where the reduction of the argument changes.
  fc
    .tuple(fc.integer({ min: -16, max: 16 }), fc.double({ min: -1e-6, max: 1e-6, noNaN: true }))
    .map(([eighths, off]) => 45 * eighths + off),
);
const sines = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 1e-6, noNaN: true }).map((off) => 1 - off),
  fc.double({ min: -1e-9, max: 1e-9, noNaN: true }).map((off) => 0.25 + off),
);
const RADIANS = Math.PI / 180;

describe("sine and cosine of degrees", () => {
  test.prop([angles], { numRuns: 5000 })("agree with the engine's to 1e-14", (degrees) => {
    // The engine gets the angle in radians, rounded: within a turn, where that matters little.
    const radians = (degrees % 360) * RADIANS;
    expect(Math.abs(sinOfDegrees(degrees) - Math.sin(radians))).toBeLessThan(1e-14);
    expect(Math.abs(cosOfDegrees(degrees) - Math.cos(radians))).toBeLessThan(1e-14);
  });

  test.prop([fc.double({ min: -45, max: 45, noNaN: true })], { numRuns: 5000 })(
    "agree with the engine's to the last bits near zero",
    (degrees) => {
      expect(Math.abs(sinOfDegrees(degrees) - Math.sin(degrees * RADIANS))).toBeLessThanOrEqual(2.3e-16);
      expect(Math.abs(cosOfDegrees(degrees) - Math.cos(degrees * RADIANS))).toBeLessThanOrEqual(2.3e-16);
    },
  );

  it("are exact at quarter turns", () => {
    const circle = [0, 1, 0, -1];
    for (let quarter = -8; quarter <= 8; quarter++) {
      expect(sinOfDegrees(90 * quarter) === circle[(quarter + 8) % 4]).toBe(true);
      expect(cosOfDegrees(90 * quarter) === circle[(quarter + 9) % 4]).toBe(true);
    }
  });

  test.prop([angles])("are odd and even, and lie on the unit circle", (degrees) => {
    expect(Math.abs(sinOfDegrees(-degrees) + sinOfDegrees(degrees))).toBeLessThanOrEqual(2.3e-16);
    expect(Math.abs(cosOfDegrees(-degrees) - cosOfDegrees(degrees))).toBeLessThanOrEqual(2.3e-16);
    expect(Math.abs(sinOfDegrees(degrees) ** 2 + cosOfDegrees(degrees) ** 2 - 1)).toBeLessThan(1e-15);
  });
});

describe("arcsine", () => {
  test.prop([sines], { numRuns: 5000 })("agrees with the engine's to 2e-15", (sine) => {
    expect(Math.abs(asin(sine) - Math.asin(sine))).toBeLessThan(2e-15);
  });

  test.prop([fc.double({ min: 0, max: 0.25, noNaN: true })])("agrees relatively where distances are short", (sine) => {
    expect(Math.abs(asin(sine) - Math.asin(sine))).toBeLessThanOrEqual(4.5e-16 * sine);
  });

  it("is 0 at 0 and a quarter turn at 1", () => {
    expect(asin(0)).toBe(0);
    expect(Math.abs(asin(1) - Math.PI / 2)).toBeLessThan(1e-15);
    expect(asin(Number.MIN_VALUE)).toBe(Number.MIN_VALUE);
  });
});

describe("every engine", () => {
  it("computes these to the last bit, as did the same operations in another language", () => {
    expect(
      [-6.2088, 44.9, 45.1, 106.8456, -141.0194].map((degrees) => [sinOfDegrees(degrees), cosOfDegrees(degrees)]),
    ).toEqual([
      [-0.10815204505832528, 0.9941343647363278],
      [0.705871570678681, 0.7083398377245289],
      [0.7083398377245289, 0.705871570678681],
      [0.957089162592458, -0.2897936073278145],
      [-0.6290572181179498, -0.7773590009343856],
    ]);
    expect([1e-9, 0.0075, 0.25, 0.2500000000000001, 0.5, 0.9999999].map(asin)).toEqual([
      1e-9, 0.007500070314279845, 0.25268025514207865, 0.25268025514207876, 0.5235987755982988, 1.5703491131957878,
    ]);
  });

  it("is asked for exact operations alone by this room", () => {
    const room = new URL("../../src/geo/", import.meta.url);
    const sources = readdirSync(room).map((name) =>
      readFileSync(new URL(name, room), "utf8").replace(/^ *(\/?\*|\/\/).*$/gm, ""),
    );
    const used = new Set(sources.flatMap((source) => source.match(/Math\.\w+|\*\*|\bDate\b|performance/g) ?? []));
    expect([...used].sort()).toEqual(["Math.min", "Math.round", "Math.sqrt"]);
  });
});
