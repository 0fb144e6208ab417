import { Tokens } from "./tokens.ts";

/** Berth allocation: each ship gets a berth and a start, a berth serves one ship at a time, summed time in port is smallest. */
export interface DbapInstance {
  readonly ships: number;
  readonly berths: number;
  /** [ship] */
  readonly arrival: readonly number[];
  /** [ship] */
  readonly latestDeparture: readonly number[];
  /** [berth] */
  readonly opening: readonly number[];
  /** [berth] */
  readonly closing: readonly number[];
  /** NOT_ALLOWED where the ship may not use the berth. [ship][berth] */
  readonly handling: readonly (readonly number[])[];
}

export const NOT_ALLOWED = 99_999;

export function parseDbap(text: string, name: string): DbapInstance {
  const tokens = new Tokens(text, name);
  const ships = tokens.integer("the number of ships");
  const berths = tokens.integer("the number of berths");
  const arrival = tokens.integers(ships, "arrival of ship");
  const opening = tokens.integers(berths, "opening of berth");
  const handling = Array.from({ length: ships }, (_, ship) => tokens.integers(berths, `handling of ship ${ship} at`));
  const closing = tokens.integers(berths, "closing of berth");
  const latestDeparture = tokens.integers(ships, "latest departure of ship");
  // Nobody says what they are for: only where all are 1 is it certain that they change nothing.
  const weight = tokens.integers(ships, "last number of ship");
  const odd = weight.findIndex((value) => value !== 1);
  if (odd >= 0) throw new Error(`${name}: last number of ship ${odd} is ${weight[odd]}, expected 1 as for all ships`);
  tokens.end();
  return { ships, berths, arrival, latestDeparture, opening, closing, handling };
}
