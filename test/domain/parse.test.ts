import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { type Problem, ProblemError, parseProblem } from "../../src/domain/index.ts";
import { smallProblem } from "../support/small-problem.ts";
import { edited, issuesAfter, issuesOf } from "./edits.ts";

type Step = string | number;
type Holder = Record<Step, unknown>;

/** Places of all values within a value, its own included. */
function placesIn(value: unknown, path: readonly Step[] = []): (readonly Step[])[] {
  if (typeof value !== "object" || value === null) return [path];
  const isList = Array.isArray(value);
  const inside = Object.entries(value).flatMap(([key, item]) => placesIn(item, [...path, isList ? Number(key) : key]));
  return [path, ...inside];
}

const PLACES = placesIn(smallProblem());
/** Places of objects with a fixed set of fields. */
const OBJECTS = PLACES.filter((path) => {
  const value = path.reduce<unknown>((holder, step) => (holder as Holder)[step], smallProblem());
  return typeof value === "object" && !Array.isArray(value) && path.at(-1) !== "classByType";
});

/** A sound problem of many cohorts. */
function manyCohorts(count: number): Problem {
  const problem = smallProblem();
  const cohorts = Array.from({ length: count }, (_, k) => ({ ...problem.cohorts[k % 6]!, id: `cohort-${k}` }));
  return { ...problem, cohorts };
}

describe("a sound problem", () => {
  test("comes back as it was, copied", () => {
    const input = smallProblem();
    const before = JSON.stringify(input);
    const parsed = parseProblem(input);
    expect(parsed).toEqual(smallProblem());
    expect(parsed).not.toBe(input);
    expect(parsed.cohorts[0]).not.toBe(input.cohorts[0]);
    expect(JSON.stringify(input)).toBe(before);
  });

  test("parsed twice is parsed once", () => {
    const once = parseProblem(smallProblem());
    expect(parseProblem(once)).toStrictEqual(once);
  });

  test("may be frozen, sound or not", () => {
    const freeze = (value: unknown): unknown => {
      if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
      return value;
    };
    expect(issuesOf(freeze(edited({})))).toEqual([]);
    expect(issuesOf(freeze(edited({ "costs.classByType.BLKK": -1, "cohorts.0.size": null })))).toHaveLength(2);
  });

  test("may have no cohorts, waves, travel or costs", () => {
    expect(
      issuesAfter({ cohorts: [], waves: undefined, travel: undefined, costs: undefined, note: undefined }),
    ).toEqual([]);
  });

  test("may have nothing in its lists at all", () => {
    const empty = { calendars: [], regions: [], facilities: [], programmes: [], cohorts: [] };
    expect(issuesOf({ horizon: { start: "2027-01-01", end: "2027-01-01" }, ...empty })).toEqual([]);
  });
});

describe("rates by type of facility", () => {
  const types = ["__proto__", "constructor", "toString", "prototype", "BLK Komunitas"];

  test.each(types)("%s is a type like any other", (type) => {
    const parsed = parseProblem(edited({ "facilities.0.type": type, [`costs.classByType.${type}`]: 7 }));
    expect(Object.entries(parsed.costs?.classByType ?? {})).toContainEqual([type, 7]);
    expect(parsed.costs?.classByType?.[type]).toBe(7);
    expect(({} as Holder)[type]).not.toBe(7);
    expect(Object.entries(parseProblem(parsed).costs?.classByType ?? {})).toContainEqual([type, 7]);
  });

  test.each(types)("%s without a rate has none", (type) => {
    const parsed = parseProblem(edited({ "facilities.0.type": type }));
    expect(parsed.costs?.classByType?.[type]).toBeUndefined();
  });

  test("each broken one is reported", () => {
    const issues = issuesAfter({ "costs.classByType": { a: -1, b: "x", constructor: null, c: 5, d: undefined } });
    expect(issues.map(({ path, code }) => [path, code])).toEqual([
      ["costs.classByType.a", "out-of-range"],
      ["costs.classByType.b", "invalid-type"],
      ["costs.classByType.constructor", "invalid-type"],
    ]);
  });
});

describe("many faults", () => {
  test("are all reported at once, in the order of the input", () => {
    const issues = issuesAfter({
      note: 1,
      "horizon.end": "2027-08-32",
      "calendars.1.extends": "nasionall",
      "calendars.0.week.0": "mo",
      "regions.0.parent": "51",
      "costs.change": 96,
      "facilities.0.rooms.0.seats": 0,
      "facilities.1.region": undefined,
      "facilities.3.id": "plut-jembrana",
      "programmes.0.phases.1": { id: "praktik", days: 2 },
      "cohorts.0.sise": 30,
      "cohorts.0.size": "30",
      "cohorts.0.region": "35.11",
      "cohorts.1.window": { earliest: "2027-08-10", latest: "2027-08-03" },
      "cohorts.4.origins.0.count": 15,
      "costs.unplaced": 9e15,
    });
    expect(issues.map(({ path, code }) => [path, code])).toEqual([
      ["note", "invalid-type"],
      ["horizon.end", "invalid-date"],
      ["calendars[0].week[0]", "invalid-type"],
      ["calendars[1].extends", "dangling"],
      ["regions[0].parent", "cycle"],
      ["facilities[0].rooms[0].seats", "out-of-range"],
      ["facilities[1].region", "missing"],
      ["facilities[3].id", "duplicate"],
      ["programmes[0].phases[1].after", "missing"],
      ["cohorts[0].size", "invalid-type"],
      ["cohorts[0].region", "dangling"],
      ["cohorts[0].sise", "unknown-field"],
      ["cohorts[1].window.latest", "inconsistent"],
      ["cohorts[4].origins", "inconsistent"],
      ["costs", "overflow"],
      ["costs.change", "unsupported"],
    ]);
  });

  test("of one kind are each reported", () => {
    const problem = manyCohorts(5000);
    const cohorts = problem.cohorts.map((cohort) => ({ ...cohort, size: 0, foo: 1 }));
    expect(issuesOf({ ...problem, cohorts })).toHaveLength(10_000);
  });
});

describe("a problem changed at random", () => {
  const anything = fc.oneof(
    fc.constantFrom<unknown>(undefined, null, 0, -1, 1.5, Number.NaN, 2 ** 60, "", "x", "2027-08-03", "2027-02-30"),
    fc.constantFrom<unknown>("mon", "51", "ID", "kelas", "__proto__", [], {}, [null], [[]], true, new Date(0), 5n),
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
  );
  const changes = fc.array(fc.tuple(fc.constantFrom(...PLACES.slice(1)), anything), { minLength: 1, maxLength: 4 });

  property.prop([changes], { numRuns: 300 })("throws nothing but a ProblemError, and changes nothing", (edits) => {
    const problem = JSON.parse(JSON.stringify(smallProblem())) as unknown;
    for (const [path, value] of edits) {
      const holder = path
        .slice(0, -1)
        .reduce<unknown>((inside, step) => (inside as Holder | undefined)?.[step], problem);
      // An earlier change may have taken the place away, or put something there that cannot be changed, such as a map's size.
      if (typeof holder === "object" && holder !== null) Reflect.set(holder, path.at(-1)!, value);
    }
    const before = Object.getOwnPropertyNames(Object.prototype);
    try {
      const parsed = parseProblem(problem);
      expect(parseProblem(parsed)).toStrictEqual(parsed);
    } catch (error) {
      expect(error).toBeInstanceOf(ProblemError);
      const { issues } = error as ProblemError;
      expect(issues.length).toBeGreaterThan(0);
      for (const { path, message } of issues) expect(message.startsWith(path)).toBe(path !== "");
      expect(issuesOf(problem)).toEqual(issues);
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  });

  const names = fc.oneof(
    fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty", "prototype", "0", "", "length", "a b"),
    fc.string(),
  );

  property.prop([fc.constantFrom(...OBJECTS), names, fc.jsonValue()], { numRuns: 300 })(
    "has every unknown field named, wherever it stands",
    (path, name, value) => {
      const problem = JSON.parse(JSON.stringify(smallProblem())) as unknown;
      const holder = path.reduce<unknown>((inside, step) => (inside as Holder)[step], problem) as Holder;
      fc.pre(!Object.hasOwn(holder, name));
      Object.defineProperty(holder, name, { value, enumerable: true, configurable: true });
      const issues = issuesOf(problem);
      // A name by chance may be one that is known, such as a region's `name`.
      fc.pre(!issues.some(({ code }) => code === "unsupported"));
      const sound = /^(name|kind|note|owner|tags|costs|count|point|wave|equipment|landmass|calendar|parent|extends)$/;
      fc.pre(!sound.test(name));
      expect(issues).toMatchObject([{ code: "unknown-field", value }]);
      expect(issues[0]?.path.endsWith(name) || issues[0]?.path.endsWith(`[${JSON.stringify(name)}]`)).toBe(true);
      expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    },
  );
});
