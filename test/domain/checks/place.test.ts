import { describe, expect, test } from "vitest";
import { owners, pathText, quoted, shown, valueAt } from "../../../src/domain/checks/place.ts";

describe("pathText", () => {
  test.each([
    [[], ""],
    [["horizon", "end"], "horizon.end"],
    [["cohorts", 17, "window", "latest"], "cohorts[17].window.latest"],
    [["costs", "classByType", "BLK Komunitas"], 'costs.classByType["BLK Komunitas"]'],
    [["__proto__"], "__proto__"],
    [["a\nb"], '["a\\nb"]'],
  ])("of %j is %j", (path, text) => {
    expect(pathText(path)).toBe(text);
  });
});

describe("valueAt", () => {
  test("finds what stands there, and nothing that is inherited", () => {
    const input = { list: [{ id: "x" }] };
    expect(valueAt(input, ["list", 0, "id"])).toBe("x");
    expect(valueAt(input, ["list", 1, "id"])).toBeUndefined();
    expect(valueAt(input, ["list", "length", "x"])).toBeUndefined();
    expect(valueAt(input, ["constructor"])).toBeUndefined();
    expect(valueAt(input, [])).toBe(input);
  });
});

describe("owners", () => {
  const input = { facilities: [{ id: "blk", rooms: [{ id: "dapur", seats: 0 }, { seats: 0 }] }], cohorts: [{ id: 5 }] };

  test("names who holds a place, outermost first, where that is known", () => {
    expect(owners(input, ["facilities", 0, "rooms", 0, "seats"])).toBe('facility "blk", room "dapur"');
    expect(owners(input, ["facilities", 0, "rooms", 1, "seats"])).toBe('facility "blk"');
    expect(owners(input, ["cohorts", 0, "size"])).toBe("");
    expect(owners(input, ["horizon", "end"])).toBe("");
  });

  test("does not repeat the id that the path leads to", () => {
    expect(owners(input, ["facilities", 0, "rooms", 0, "id"])).toBe('facility "blk"');
  });
});

describe("shown", () => {
  test.each([
    ["x", '"x"'],
    [5, "5"],
    [Number.NaN, "NaN"],
    [5n, "5n"],
    [null, "null"],
    [undefined, "undefined"],
    [true, "true"],
    [[], "an empty list"],
    [[1, 2], "a list of 2"],
    [{}, "an object"],
    [Object.create(null), "an object"],
    [new Date(0), "a Date"],
    [new Map(), "a Map"],
    [Symbol("s"), "a symbol"],
    [() => 1, "a function"],
  ])("says %s as %s", (value, text) => {
    expect(shown(value)).toBe(text);
  });

  test("cuts a long text", () => {
    expect(quoted("x".repeat(1000))).toBe(`"${"x".repeat(57)}..."`);
  });
});
