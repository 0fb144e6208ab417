/** The heap yields sites nearest first, the smaller among equals, however often they come nearer. */
import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { SiteHeap } from "../../src/cohorts/site-heap.ts";

const SITES = 12;
const steps = fc.array(fc.record({ site: fc.nat(SITES - 1), nearer: fc.integer({ min: 1, max: 5 }) }), {
  maxLength: 60,
});

test.prop([steps, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 })])(
  "the heap yields what a sorted list does",
  (raises, pops) => {
    const distance = new Float64Array(SITES).fill(100);
    const heap = new SiteHeap(distance);
    const inside = new Set<number>();
    const nearest = (): number => [...inside].sort((a, b) => distance[a]! - distance[b]! || a - b)[0]!;
    const popAlike = (): void => {
      const expected = nearest();
      expect(heap.pop()).toBe(expected);
      inside.delete(expected);
    };
    raises.forEach(({ site, nearer }, step) => {
      distance[site]! -= nearer;
      heap.raise(site);
      inside.add(site);
      expect(heap.size).toBe(inside.size);
      if (pops[step]!) popAlike();
    });
    while (inside.size > 0) popAlike();
    expect(heap.size).toBe(0);
  },
);

test("a cleared heap is empty, and may be filled again", () => {
  const heap = new SiteHeap(Float64Array.of(3, 1, 2));
  for (const site of [0, 1, 2]) heap.raise(site);
  heap.clear();
  expect(heap.size).toBe(0);
  for (const site of [2, 0]) heap.raise(site);
  expect([heap.pop(), heap.pop()]).toEqual([2, 0]);
});
