import { describe, expect, test } from "vitest";
import { Faults } from "../../../src/domain/checks/faults.ts";

describe("Faults", () => {
  test("say the place, whose it is, what is wrong and perhaps the cure", () => {
    const faults = new Faults({ cohorts: [{ id: "C-1", size: 0 }] });
    faults.add(["cohorts", 0, "size"], "out-of-range", "is 0; expected more.", "1 is meant.");
    expect(faults.inOrder()).toEqual([
      {
        path: "cohorts[0].size",
        code: "out-of-range",
        message: 'cohorts[0].size (cohort "C-1") is 0; expected more.\nMaybe 1 is meant.',
        value: 0,
      },
    ]);
  });

  test("hold no value where none stands", () => {
    const faults = new Faults({});
    faults.add(["cohorts"], "missing", "is missing.");
    expect(faults.inOrder()).toEqual([{ path: "cohorts", code: "missing", message: "cohorts is missing." }]);
  });

  test("come in the order of the input: fields as written, missing ones last, positions as numbers", () => {
    const list = Array.from({ length: 11 }, () => ({ b: 0, a: 0 }));
    const faults = new Faults({ z: list, y: 0 });
    const paths = [["gone"], ["y"], ["z", 10, "a"], ["z", 2, "gone"], ["z", 2, "a"], ["z", 2, "b"], ["z", 2], ["z"]];
    for (const path of paths) faults.add(path, "missing", "is missing.");
    const order = ["z", "z[2]", "z[2].b", "z[2].a", "z[2].gone", "z[10].a", "y", "gone"];
    expect(faults.inOrder().map((issue) => issue.path)).toEqual(order);
  });

  test("at one place stay as they were found", () => {
    const faults = new Faults({ a: 0 });
    faults.add(["a"], "empty", "is one thing.");
    faults.add(["a"], "cycle", "is another.");
    expect(faults.inOrder().map((issue) => issue.code)).toEqual(["empty", "cycle"]);
  });
});
