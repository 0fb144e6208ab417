/** Packings against all sets of items, and against a table over capacities. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { Knapsack } from "../../../src/kernel/knapsack/knapsack.ts";

/** Value of the best of all sets that fit; with `forced`, of those that have it. */
function bestOf(values: readonly number[], weights: readonly number[], capacity: number, forced = -1): number {
  let best = forced === -1 ? 0 : Number.NEGATIVE_INFINITY;
  for (let set = 0; set < 1 << values.length; set++) {
    let [value, weight] = [0, 0];
    for (let i = 0; i < values.length; i++) {
      if ((set >> i) % 2 === 0) continue;
      value += values[i]!;
      weight += weights[i]!;
    }
    if (weight <= capacity && (forced === -1 || (set >> forced) % 2 === 1)) best = Math.max(best, value);
  }
  return best;
}

const chosenOf = ({ chosen }: Knapsack, items: readonly number[]): number =>
  items.reduce((sum, item, i) => sum + item * chosen[i]!, 0);

describe("a knapsack", () => {
  const itemsArb = fc.array(fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: 1, max: 20 })), {
    maxLength: 12,
  });

  test.prop([itemsArb, fc.nat(70), fc.boolean()], { numRuns: 1000 })(
    "is packed as well as by trying all, and says with what",
    (items, capacity, isCorrelated) => {
      const weights = items.map(([, weight]) => weight);
      const values = items.map(([value, weight]) => (isCorrelated ? 50 * weight + value : value));
      const best = bestOf(values, weights, capacity);
      const knapsack = new Knapsack(items.length);
      expect(knapsack.solve(values, weights, items.length, capacity)).toBe(best);
      expect(knapsack.isExact).toBe(true);
      expect(chosenOf(knapsack, values)).toBe(best);
      expect(chosenOf(knapsack, weights)).toBeLessThanOrEqual(capacity);
    },
  );

  test.prop([fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 3, max: 60 })), { minLength: 60, maxLength: 90 })], {
    numRuns: 100,
  })("gives what a table over capacities gives where value and weight are one", (items) => {
    const weights = items.map(([, weight]) => 2 * weight);
    const values = items.map(([more, weight]) => 2000 * weight + (more === 9 ? 1 : 0));
    const capacity = 801;
    const table = new Float64Array(capacity + 1);
    values.forEach((value, i) => {
      for (let room = capacity; room >= weights[i]!; room--) {
        table[room] = Math.max(table[room]!, table[room - weights[i]!]! + value);
      }
    });
    const knapsack = new Knapsack(items.length);
    expect(knapsack.solve(values, weights, items.length, capacity)).toBe(table[capacity]);
    expect(chosenOf(knapsack, values)).toBe(table[capacity]);
  });

  test.prop([itemsArb, fc.nat(70), fc.integer({ min: 1, max: 7 })], { numRuns: 1000 })(
    "holds what is worth most at values that are no integers, and is bounded by the price of its room",
    (items, capacity, divisor) => {
      const weights = items.map(([, weight]) => weight);
      const values = items.map(([value]) => value / divisor);
      const best = bestOf(values, weights, capacity);
      const knapsack = new Knapsack(items.length);
      const value = knapsack.solve(values, weights, items.length, capacity);
      expect(value).toBeCloseTo(best, 9);
      expect(chosenOf(knapsack, values)).toBeCloseTo(best, 9);
      expect(chosenOf(knapsack, weights)).toBeLessThanOrEqual(capacity);
      const { relaxation, price } = knapsack;
      const bound = knapsack.bound(values, weights, items.length, capacity);
      expect(bound).toBeGreaterThanOrEqual(best - 1e-9);
      expect(bound).toBeLessThanOrEqual(relaxation);
      expect(knapsack.price).toBe(price);
      expect(chosenOf(knapsack, values)).toBeCloseTo(knapsack.isExact ? best : 0, 9);
      // Whoever must be taken costs the room that it uses.
      for (let i = 0; i < items.length; i++) {
        const forced = bestOf(values, weights, capacity, i);
        expect(forced).toBeLessThanOrEqual(relaxation - price * weights[i]! + values[i]! + 1e-9);
      }
    },
  );

  test("is bounded where it is too large to be packed", () => {
    const count = 60;
    const weights = Array.from({ length: count }, (_, i) => 1_000_000 + 2 * ((i * 7919) % 100_003));
    const values = weights.map((weight) => weight);
    const capacity = 30_000_001;
    const knapsack = new Knapsack(count);
    const value = knapsack.solve(values, weights, count, capacity);
    expect(knapsack.isExact).toBe(false);
    // Weights are even, so all of an odd capacity cannot be used: the bound does not know.
    expect(value).toBe(capacity);
    expect(chosenOf(knapsack, weights)).toBeLessThan(capacity);
    expect(chosenOf(knapsack, weights)).toBeGreaterThan(0.9 * capacity);
  });
});
