import { expect, test } from "vitest";
import { type Issue, ProblemError } from "../../src/domain/index.ts";

const issue: Issue = { path: "a", code: "empty", message: "a is empty.\nMaybe fill it." };

test("a ProblemError lists its faults, and says how many there are", () => {
  expect(new ProblemError([issue]).message).toBe("The problem has 1 fault:\n- a is empty.\n  Maybe fill it.");
  expect(new ProblemError([issue, issue]).message).toMatch(/^The problem has 2 faults:\n/);
});

test("a ProblemError shows twenty of many, and holds all", () => {
  const error = new ProblemError(Array.from({ length: 23 }, () => issue));
  expect(error.message.match(/^- a is empty/gm)).toHaveLength(20);
  expect(error.message).toMatch(/\n- and 3 more$/);
  expect(error.issues).toHaveLength(23);
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe("ProblemError");
});
