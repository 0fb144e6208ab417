/** People of one source who are in a class. */
export interface Members {
  readonly source: number;
  readonly count: number;
}

/** One place fewer in a class is worth as much as sizes that lie so far from even, squared. */
const PLACE = 40;
/** Most steps of the search for the best cuts; beyond them sizes are even and places are cut wherever they fall. */
const MOST_STEPS = 1_000_000;

/**
 * Splits the people at one site into its classes: people of one place together, and sizes as even as the seats allow.
 *
 * `seats` are those of the classes, most first. The people are at least `minSize` a class and no more than all seats, so legal sizes exist.
 */
export function splitClasses(people: readonly Members[], seats: readonly number[], minSize: number): Members[][] {
  const even = evenSizes(
    people.reduce((sum, { count }) => sum + count, 0),
    seats,
  );
  const classes: Members[][] = [];
  const rest = people.map(({ source, count }) => ({ source, count }));
  // A place with people for two classes and more fills one of its own.
  for (const place of rest) {
    while (place.count >= 2 * seats[classes.length]!) {
      const count = even[classes.length]!;
      classes.push([{ source: place.source, count }]);
      place.count -= count;
    }
  }
  const line = new Line(rest.filter(({ count }) => count > 0));
  const full = classes.length;
  const sizes = line.cut(seats.slice(full), even.slice(full), minSize);
  let from = 0;
  for (const size of sizes) {
    classes.push(line.members(from, from + size));
    from += size;
  }
  return classes;
}

/** Sizes that differ only where seats run out: the fewer seats a class has, the earlier it takes its share. */
function evenSizes(people: number, seats: readonly number[]): number[] {
  const sizes = seats.slice();
  let rest = people;
  for (let k = seats.length - 1; k >= 0; k--) {
    sizes[k] = Math.min(seats[k]!, Math.floor(rest / (k + 1)));
    rest -= sizes[k]!;
  }
  return sizes;
}

/** People side by side, place by place; each class is a stretch of the line. */
class Line {
  readonly #places: readonly Members[];
  /** First person of a place. [place + 1] */
  readonly #first: Int32Array;
  /** [person] */
  readonly #placeOf: Int32Array;

  constructor(places: readonly Members[]) {
    this.#places = places;
    this.#first = new Int32Array(places.length + 1);
    places.forEach(({ count }, place) => {
      this.#first[place + 1] = this.#first[place]! + count;
    });
    this.#placeOf = new Int32Array(this.#first[places.length]!);
    for (let place = 0; place < places.length; place++) {
      this.#placeOf.fill(place, this.#first[place]!, this.#first[place + 1]!);
    }
  }

  members(from: number, past: number): Members[] {
    const members: Members[] = [];
    for (let place = this.#placeOf[from]!; place <= this.#placeOf[past - 1]!; place++) {
      const count = Math.min(past, this.#first[place + 1]!) - Math.max(from, this.#first[place]!);
      members.push({ source: this.#places[place]!.source, count });
    }
    return members;
  }

  /** The legal sizes, in the order of the seats, that cut the fewest places and lie nearest to the even ones: dynamic programming over cuts. */
  cut(seats: readonly number[], even: readonly number[], minSize: number): readonly number[] {
    const people = this.#placeOf.length;
    const classes = seats.length;
    if (classes < 2 || people * seats.reduce((sum, each) => sum + each - minSize + 1, 0) > MOST_STEPS) return even;
    const width = people + 1;
    /** Least cost of the first so many classes with the first so many people, and the size of the last of them. [classes, people] */
    const cost = new Float64Array((classes + 1) * width).fill(Number.POSITIVE_INFINITY);
    const sizeOf = new Int32Array((classes + 1) * width);
    cost[0] = 0;
    for (let k = 0; k < classes; k++) {
      for (let from = 0; from < people; from++) {
        const before = cost[k * width + from]!;
        if (before === Number.POSITIVE_INFINITY) continue;
        const most = Math.min(seats[k]!, people - from);
        for (let size = minSize; size <= most; size++) {
          const places = this.#placeOf[from + size - 1]! - this.#placeOf[from]! + 1;
          const here = before + PLACE * places + (size - even[k]!) * (size - even[k]!);
          const at = (k + 1) * width + from + size;
          if (here >= cost[at]!) continue;
          cost[at] = here;
          sizeOf[at] = size;
        }
      }
    }
    const sizes = new Array<number>(classes);
    for (let k = classes, past = people; k > 0; past -= sizes[--k]!) sizes[k - 1] = sizeOf[k * width + past]!;
    return sizes;
  }
}
