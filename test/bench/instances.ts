/** Tiny instances of each set, as texts in its format, and what a solution of one may look like. */
import fc from "fast-check";
import type { Assignment, Verdict } from "../../bench/public/checks/assignment.ts";
import { checkDbap } from "../../bench/public/checks/dbap.ts";
import { checkGap } from "../../bench/public/checks/gap.ts";
import { checkMmkp } from "../../bench/public/checks/mmkp.ts";
import { checkPmedcap } from "../../bench/public/checks/pmedcap.ts";
import { checkSmptsp } from "../../bench/public/checks/smptsp.ts";
import { checkSscflp } from "../../bench/public/checks/sscflp.ts";
import { checkWt } from "../../bench/public/checks/wt.ts";
import { parseDbap } from "../../bench/public/formats/dbap.ts";
import { parseGap } from "../../bench/public/formats/gap.ts";
import { parseMmkp } from "../../bench/public/formats/mmkp.ts";
import { parsePmedcap } from "../../bench/public/formats/pmedcap.ts";
import { parseSmptsp } from "../../bench/public/formats/smptsp.ts";
import { parseSscflp } from "../../bench/public/formats/sscflp.ts";
import { parseWt } from "../../bench/public/formats/wt.ts";
import type { SetName } from "../../bench/public/sets/index.ts";

/** An instance, with the ranges in which all its solutions lie. */
export interface Tiny {
  readonly text: string;
  /** Places of a task are 0 .. its number, the last excluded. [task] */
  readonly places: readonly number[];
  /** Starts of a task are 0 .. this, the last excluded. */
  readonly starts: number;
}

/** The checker of a set, from a text. */
export const checkers: Readonly<Record<SetName, (text: string, name: string, assignment: Assignment) => Verdict>> = {
  gap: (text, name, assignment) => checkGap(parseGap(text, name), assignment),
  dbap: (text, name, assignment) => checkDbap(parseDbap(text, name), assignment),
  wt: (text, name, assignment) => checkWt(parseWt(text, name), assignment),
  mmkp: (text, name, assignment) => checkMmkp(parseMmkp(text, name), assignment),
  smptsp: (text, name, assignment) => checkSmptsp(parseSmptsp(text, name), assignment),
  sscflp: (text, name, assignment) => checkSscflp(parseSscflp(text, name), assignment),
  pmedcap: (text, name, assignment) => checkPmedcap(parsePmedcap(text, name), assignment),
};

const numbers = (count: number, min: number, max: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min, max }), { minLength: count, maxLength: count });

const table = (rows: number, columns: number, min: number, max: number): fc.Arbitrary<number[][]> =>
  fc.array(numbers(columns, min, max), { minLength: rows, maxLength: rows });

const textOf = (lines: readonly (readonly (number | string)[])[]): string =>
  lines.map((line) => line.join(" ")).join("\n");

const size = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }));

const gap = size.chain(([agents, jobs]) =>
  fc
    .tuple(table(agents, jobs, 0, 9), table(agents, jobs, 0, 6), numbers(agents, 0, 12))
    .map(([cost, use, capacity]) => ({
      text: textOf([[agents, jobs], ...cost, ...use, capacity]),
      places: Array(jobs).fill(agents),
      starts: 1,
    })),
);

const dbap = fc
  .tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 3 }))
  .chain(([berths, ships]) =>
    fc.tuple(
      fc.constant([ships, berths]),
      numbers(ships, 0, 4),
      numbers(berths, 0, 3),
      fc.array(fc.array(fc.constantFrom(1, 2, 3, 99_999), { minLength: berths, maxLength: berths }), {
        minLength: ships,
        maxLength: ships,
      }),
      numbers(berths, 4, 8),
      numbers(ships, 4, 8),
    ),
  )
  // A ship that may use no berth has no solution in any form.
  .filter(([, , , handling]) => handling.every((row) => row.some((time) => time < 99_999)))
  .map(([[ships, berths], arrival, opening, handling, closing, latest]) => ({
    text: textOf([[ships!], [berths!], arrival, opening, ...handling, closing, latest, arrival.map(() => 1)]),
    places: Array(ships).fill(berths),
    starts: 9,
  }));

/** One instance of three behind another: `wt3-2`. */
const wt = fc.tuple(numbers(3, 1, 4), numbers(3, 1, 5), numbers(3, 0, 10)).map(([processing, weight, due]) => ({
  text: textOf([[1, 2], [7, 7], [1, 1], [0, 0], [2, 3], processing, weight, due]),
  places: [1, 1, 1],
  starts: processing.reduce((sum, time) => sum + time, 0) + 2,
}));

const mmkp = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([classes, resources]) =>
    fc.tuple(
      numbers(resources, 0, 14),
      fc.array(fc.array(numbers(resources + 1, 0, 7), { minLength: 1, maxLength: 3 }), {
        minLength: classes,
        maxLength: classes,
      }),
    ),
  )
  .map(([capacity, classes]) => ({
    text: textOf([
      [classes.length, capacity.length],
      capacity,
      ...classes.flatMap((items) => [[items.length], ...items]),
    ]),
    places: classes.map((items) => items.length),
    starts: 1,
  }));

const smptsp = fc
  .tuple(
    fc.array(fc.tuple(fc.nat({ max: 4 }), fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 3 }),
    fc.array(fc.infiniteStream(fc.boolean()), { minLength: 1, maxLength: 3 }),
  )
  .map(([tasks, able]) => {
    const lists = able.map((isAble) => tasks.flatMap((_, task) => (isAble.next().value === true ? [task] : [])));
    // The first worker can do everything, so that each task has someone.
    lists[0] = tasks.map((_, task) => task);
    return {
      text: textOf([
        ["# generated"],
        ["Type = 1"],
        ["Jobs =", tasks.length],
        ...tasks.map(([start, duration]) => [start, start + duration]),
        ["Qualifications =", lists.length],
        ...lists.map((list) => [`${list.length}:`, ...list]),
      ]),
      places: tasks.map(() => lists.length),
      starts: 6,
    };
  });

const decimal = fc
  .tuple(fc.nat({ max: 20 }), fc.constantFrom("", ".5", ".250000", ".125", ".000000"))
  .map(([whole, rest]) => whole + rest);

const sscflp = size.chain(([facilities, customers]) =>
  fc
    .tuple(
      numbers(facilities, 0, 12),
      fc.array(decimal, { minLength: facilities, maxLength: facilities }),
      numbers(customers, 1, 6),
      fc.array(fc.array(decimal, { minLength: facilities, maxLength: facilities }), {
        minLength: customers,
        maxLength: customers,
      }),
    )
    .map(([capacity, opening, demand, cost]) => ({
      text: textOf([[facilities, customers], capacity, opening, demand, ...cost]),
      places: Array(customers).fill(facilities),
      starts: 1,
    })),
);

const pmedcap = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 12 }))
  .chain(([points, medians, capacity]) =>
    table(points, 3, 0, 6).map((rows) => ({
      text: textOf([[7, 99], [points, medians, capacity], ...rows.map((row, id) => [id + 1, ...row])]),
      places: Array(points).fill(points),
      starts: 1,
    })),
  );

export const instances: Readonly<Record<SetName, { readonly name: string; readonly tiny: fc.Arbitrary<Tiny> }>> = {
  gap: { name: "a01004", tiny: gap },
  dbap: { name: "f3x2-01", tiny: dbap },
  wt: { name: "wt3-002", tiny: wt },
  mmkp: { name: "mmkp_a_01", tiny: mmkp },
  smptsp: { name: "data_1", tiny: smptsp },
  sscflp: { name: "df01", tiny: sscflp },
  pmedcap: { name: "pmedcap01", tiny: pmedcap },
};
