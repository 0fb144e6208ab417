import { Tokens } from "./tokens.ts";

/** Capacitated p-median: at most p points serve all points, each within its capacity, summed distance is smallest. */
export interface PmedcapInstance {
  readonly medians: number;
  /** Of any median. */
  readonly capacity: number;
  readonly points: readonly { readonly x: number; readonly y: number; readonly demand: number }[];
}

export function parsePmedcap(text: string, name: string): PmedcapInstance {
  const tokens = new Tokens(text, name);
  tokens.integer("its number");
  tokens.decimal("its best known value");
  const count = tokens.integer("the number of points");
  const medians = tokens.integer("the number of medians");
  const capacity = tokens.integer("the capacity");
  const points = Array.from({ length: count }, (_, row) => {
    tokens.integer(`id of point ${row}`);
    const [x, y, demand] = tokens.integers(3, `x, y or demand of point ${row},`);
    return { x: x!, y: y!, demand: demand! };
  });
  tokens.end();
  return { medians, capacity, points };
}
