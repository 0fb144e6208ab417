import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { type Random, stream } from "../../src/base/index.ts";

const seeds = fc.maxSafeInteger();

/** From a second implementation in a language with unbounded integers. */
const FROZEN = {
  first: [2028098051, 672750803, 3888872273, 1538609383],
  path: [3218074752, 4059381046],
  kinds: [5, 706, 0.11780707768365883],
  order: [1, 2, 4, 5, 3, 0, 7, 6],
};

function draw(random: Random, count: number): number[] {
  return Array.from({ length: count }, () => random.nextUint32());
}

describe("a stream", () => {
  it("yields these numbers for ever: plans and data sets depend on them", () => {
    expect(draw(stream(1, "demand"), 4)).toEqual(FROZEN.first);
    expect(draw(stream(-9_007_199_254_740_991, "").stream("x"), 2)).toEqual(FROZEN.path);
    const random = stream(2027, "kinds");
    expect([random.nextInt(6), random.nextInt(1000), random.nextFloat()]).toEqual(FROZEN.kinds);
    const order = [0, 1, 2, 3, 4, 5, 6, 7];
    random.shuffle(order);
    expect(order).toEqual(FROZEN.order);
  });

  test.prop([seeds, fc.string(), fc.string()])("is known by its seed and its path of names", (seed, name, child) => {
    expect(draw(stream(seed, name), 5)).toEqual(draw(stream(seed, name), 5));
    const parent = stream(seed, name);
    const early = draw(parent.stream(child), 5);
    draw(parent, 100);
    expect(draw(parent.stream(child), 5)).toEqual(early);
  });

  test.prop([seeds, fc.string()])("is not moved by the streams that leave it", (seed, name) => {
    const alone = draw(stream(seed, name), 5);
    const parent = stream(seed, name);
    parent.stream("a").nextUint32();
    expect(draw(parent, 5)).toEqual(alone);
  });

  it("differs from its neighbours: other seeds, other names, other paths, its own parent", () => {
    const streams = [
      ...Array.from({ length: 300 }, (_, seed) => stream(seed - 150, "n")),
      ...[2 ** 32, 2 ** 32 + 1, 2 ** 40, -(2 ** 32)].map((seed) => stream(seed, "n")),
      ...Array.from({ length: 300 }, (_, name) => stream(1, `n${name}`)),
      ...["", "a", "b", "ab", "ba", "\0", "\0\0"].map((name) => stream(1, name)),
      stream(1, "a").stream("b"),
      stream(1, "").stream("ab"),
      stream(1, "ab").stream(""),
      stream(1, "n").stream("n"),
    ];
    const words = streams.map((random) => draw(random, 2).join());
    expect(new Set(words).size).toBe(words.length);
  });

  it("shows no trace of close seeds: half of the bits differ, in every position", () => {
    const flips = new Array<number>(32).fill(0);
    const pairs = 4000;
    for (let seed = 0; seed < pairs; seed++) {
      const differing = stream(seed, "bits").nextUint32() ^ stream(seed + 1, "bits").nextUint32();
      for (let bit = 0; bit < 32; bit++) flips[bit]! += (differing >>> bit) & 1;
    }
    // Standard deviation of each count is sqrt(4000) / 2 = 32.
    for (const count of flips) expect(Math.abs(count - pairs / 2)).toBeLessThan(6 * 32);
  });

  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("refuses the seed %s", (seed) => {
    expect(() => stream(seed, "x")).toThrow(RangeError);
  });
});

describe("nextInt", () => {
  test.prop([seeds, fc.integer({ min: 1, max: 2 ** 32 })])("stays below its bound", (seed, bound) => {
    const random = stream(seed, "bound");
    for (let i = 0; i < 20; i++) {
      const drawn = random.nextInt(bound);
      expect(Number.isInteger(drawn) && drawn >= 0 && drawn < bound).toBe(true);
    }
  });

  it("takes every value equally often", () => {
    const random = stream(3, "even");
    const seen = new Array<number>(7).fill(0);
    const draws = 70_000;
    for (let i = 0; i < draws; i++) seen[random.nextInt(7)]!++;
    // Standard deviation of each count is sqrt(70,000 x 6/49) = 93.
    for (const count of seen) expect(Math.abs(count - draws / 7)).toBeLessThan(6 * 93);
  });

  it("favours no value where the bound does not divide 2^32", () => {
    // With bound 3 x 2^30 a plain remainder would fall into the lowest third half of the time.
    const random = stream(4, "unbiased");
    let low = 0;
    const draws = 30_000;
    for (let i = 0; i < draws; i++) if (random.nextInt(3 * 2 ** 30) < 2 ** 30) low++;
    // Standard deviation is sqrt(30,000 x 2/9) = 82.
    expect(Math.abs(low - draws / 3)).toBeLessThan(6 * 82);
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 32 + 1])("refuses the bound %s", (bound) => {
    expect(() => stream(1, "x").nextInt(bound)).toThrow(RangeError);
  });
});

describe("nextFloat", () => {
  it("fills [0, 1) evenly, in steps of 2^-53", () => {
    const random = stream(5, "floats");
    const tenths = new Array<number>(10).fill(0);
    const draws = 50_000;
    let finest = 0;
    for (let i = 0; i < draws; i++) {
      const drawn = random.nextFloat();
      expect(drawn >= 0 && drawn < 1).toBe(true);
      tenths[Math.floor(drawn * 10)]!++;
      if ((drawn * 2 ** 52) % 1 !== 0) finest++;
    }
    // Standard deviations: sqrt(50,000 x 0.09) = 67, and 112 for the last bit.
    for (const count of tenths) expect(Math.abs(count - draws / 10)).toBeLessThan(6 * 67);
    expect(Math.abs(finest - draws / 2)).toBeLessThan(6 * 112);
  });
});

describe("shuffle", () => {
  test.prop([seeds, fc.array(fc.integer())])("keeps every item", (seed, items) => {
    const shuffled = [...items];
    stream(seed, "shuffle").shuffle(shuffled);
    expect([...shuffled].sort()).toEqual([...items].sort());
  });

  it("takes every order equally often, in typed arrays too", () => {
    const random = stream(6, "orders");
    const seen = new Map<string, number>();
    const draws = 24_000;
    for (let i = 0; i < draws; i++) {
      const list = Int32Array.of(1, 2, 3, 4);
      random.shuffle(list);
      seen.set(list.join(), (seen.get(list.join()) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    // Standard deviation of each count is sqrt(24,000 x 23/576) = 31.
    for (const count of seen.values()) expect(Math.abs(count - draws / 24)).toBeLessThan(6 * 31);
  });
});
