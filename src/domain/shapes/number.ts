import * as v from "valibot";

/** The largest class, room or origin. */
export const MOST_PEOPLE = 100_000;

/** A whole number between two bounds, both included. */
export function wholeNumber(min: number, max: number): v.GenericSchema<unknown, number> {
  const expected = `a whole number from ${grouped(min)} to ${grouped(max)}`;
  return v.pipe(v.number(expected), v.integer(expected), v.minValue(min, expected), v.maxValue(max, expected));
}

/** Any number between two bounds, both included. */
export function numberFrom(min: number, max: number): v.GenericSchema<unknown, number> {
  const expected = `a number from ${grouped(min)} to ${grouped(max)}`;
  return v.pipe(v.number(expected), v.minValue(min, expected), v.maxValue(max, expected));
}

/** Road kilometres: positive, and at most half the way around the world. */
export const Kilometres: v.GenericSchema<unknown, number> = kilometres(20_000);

/** Money in the smallest unit of its currency: a whole number that doubles hold exactly, none negative. */
export const Money: v.GenericSchema<unknown, number> = money();

function kilometres(max: number): v.GenericSchema<unknown, number> {
  const expected = `a number above 0 and at most ${grouped(max)}`;
  return v.pipe(v.number(expected), v.gtValue(0, expected), v.maxValue(max, expected));
}

function money(): v.GenericSchema<unknown, number> {
  const expected = `a whole number from 0 to ${grouped(Number.MAX_SAFE_INTEGER)}, in the smallest unit of the currency`;
  return v.pipe(v.number(expected), v.safeInteger(expected), v.minValue(0, expected));
}

/** Digits in groups of three, the same on every machine. */
export function grouped(value: number | bigint): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
