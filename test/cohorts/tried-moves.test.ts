/** A move is remembered until the classes change, in whatever order its sites are named, and taken for no other. */
import { expect, test } from "vitest";
import { TriedMoves } from "../../src/cohorts/tried-moves.ts";

test("a move is remembered in any order of its sites", () => {
  const tried = new TriedMoves();
  expect(tried.hasTried([3, 7], [1, 2, 9])).toBe(false);
  expect(tried.hasTried([7, 3], [9, 1, 2])).toBe(true);
});

test("a move is forgotten when the classes change", () => {
  const tried = new TriedMoves();
  tried.hasTried([3], [1]);
  tried.clear();
  expect(tried.hasTried([3], [1])).toBe(false);
  expect(tried.hasTried([3], [1])).toBe(true);
});

test("closing is not opening, and no two small moves are taken for each other", () => {
  const tried = new TriedMoves();
  let mistaken = 0;
  for (let a = 0; a < 12; a++) {
    for (let b = 0; b < 12; b++) if (tried.hasTried([a], [b])) mistaken++;
    if (tried.hasTried([a], [])) mistaken++;
    if (tried.hasTried([], [a])) mistaken++;
    for (let b = 0; b <= a; b++) if (tried.hasTried([a, b], []) || tried.hasTried([], [a, b])) mistaken++;
  }
  expect(mistaken).toBe(0);
});
