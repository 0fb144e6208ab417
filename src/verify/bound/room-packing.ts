/**
 * What classes that share a room can earn together: a search that proves that it is no more than someone claims.
 *
 * What a class earns is divided among its days, and on each day a knapsack says what fits into the room: all days together earn at least what
 * any classes earn that may be there together. The division is led by the worth of a seat on each day that the certificate names, and is then moved
 * to where days disagree (a subgradient step). A search over all sets of classes, cut short by these knapsacks, does the rest.
 */

/** A class that may be in the room, on days `first .. last` by their place among those that matter. */
export interface Guest {
  /** Two of one cohort are never there together. */
  readonly cohort: number;
  readonly size: number;
  /** Above 0. */
  readonly earns: number;
  readonly first: number;
  readonly last: number;
}

/** Steps that move the division, and sets of classes looked at, the first time and at the most. */
const FIRST_STEPS = 6;
const FIRST_LOOKS = 2000;
const MOST_LOOKS = 2_000_000;
const MORE = 8;

/** What has come of a search. `over`: it would take too long. */
export type PackingVerdict = "proven" | "refuted" | "over";

/** Whether guests that fit into a room together, at any time, earn no more than `most`. `seatWorth`: of a seat on each day, a hint. */
export function earnNoMore(
  guests: readonly Guest[],
  seats: number,
  most: number,
  seatWorth: ArrayLike<number>,
): PackingVerdict {
  // In order of their days; on the same day those first that earn most for their seats.
  const rate = ({ earns, size, first, last }: Guest): number => earns / (size * (last - first + 1));
  const ordered = [...guests].sort((a, b) => a.first - b.first || rate(b) - rate(a));
  const packing = new RoomPacking(ordered, seats, most, seatWorth);
  for (let [steps, looks] = [FIRST_STEPS, FIRST_LOOKS]; looks < MOST_LOOKS; steps *= 2, looks *= MORE) {
    if (packing.divide(steps)) return "proven";
    const verdict = packing.search(looks);
    if (verdict !== "over") return verdict;
  }
  return packing.search(MOST_LOOKS);
}

class RoomPacking {
  readonly #guests: readonly Guest[];
  readonly #seats: number;
  readonly #most: number;
  readonly #days: number;
  /** [guest][day of its stay] whole numbers that add up to what it earns */
  readonly #shares: readonly Float64Array[];
  /** [guest][day] what the guests from this one on earn on that day, by the seats that are left; the last guest's is followed by nothing */
  readonly #earnable: Float64Array[][];
  /** [guest][day of its stay] room for its tables */
  readonly #tables: readonly (readonly Float64Array[])[];
  /** Of the present division. */
  #total = 0;
  #pace = 1;
  #looks = 0;
  readonly #left: Int32Array;
  readonly #there = new Set<number>();

  constructor(guests: readonly Guest[], seats: number, most: number, seatWorth: ArrayLike<number>) {
    this.#guests = guests;
    this.#seats = seats;
    this.#most = most;
    this.#days = guests.reduce((days, { last }) => Math.max(days, last + 1), 0);
    this.#shares = guests.map((guest) => sharesBy(guest, seatWorth));
    this.#tables = guests.map(({ first, last }) =>
      Array.from({ length: last - first + 1 }, () => new Float64Array(seats + 1)),
    );
    const nothing = new Float64Array(seats + 1);
    this.#earnable = Array.from({ length: guests.length + 1 }, () => new Array<Float64Array>(this.#days).fill(nothing));
    this.#left = new Int32Array(this.#days);
    this.#tabulate();
  }

  /** Moves the division so many times; whether it shows by itself that nobody earns more. */
  divide(steps: number): boolean {
    for (let step = 0; step < steps && this.#total > this.#most; step++) {
      const before = this.#total;
      const saved = this.#shares.map((shares) => shares.slice());
      if (!this.#move()) break;
      this.#tabulate();
      if (this.#total < before) {
        this.#pace = Math.min(1, 1.25 * this.#pace);
        continue;
      }
      this.#pace /= 2;
      for (const [at, shares] of saved.entries()) this.#shares[at]!.set(shares);
      this.#tabulate();
    }
    return this.#total <= this.#most;
  }

  /** Looks at sets of guests, at most so many times. */
  search(looks: number): PackingVerdict {
    this.#looks = looks;
    this.#left.fill(this.#seats);
    this.#there.clear();
    return this.#from(0, 0, this.#total);
  }

  /** Those who are there have earned so much, and whoever may come from the guest `at` on earns at most `toCome`. */
  #from(at: number, earned: number, toCome: number): PackingVerdict {
    const left = this.#left;
    for (; at < this.#guests.length; at++) {
      if (earned + toCome <= this.#most) return "proven";
      if (this.#looks-- <= 0) return "over";
      const { cohort, size, earns, first, last } = this.#guests[at]!;
      const [now, next] = [this.#earnable[at]!, this.#earnable[at + 1]!];
      let fits = !this.#there.has(cohort);
      let [without, withIt] = [toCome, toCome];
      for (let day = first; day <= last; day++) {
        const here = now[day]![left[day]!]!;
        without += next[day]![left[day]!]! - here;
        if (left[day]! < size) fits = false;
        else withIt += next[day]![left[day]! - size]! - here;
      }
      if (fits && earned + earns + withIt > this.#most) {
        this.#there.add(cohort);
        for (let day = first; day <= last; day++) left[day]! -= size;
        const verdict = this.#from(at + 1, earned + earns, withIt);
        for (let day = first; day <= last; day++) left[day]! += size;
        this.#there.delete(cohort);
        if (verdict !== "proven") return verdict;
      }
      toCome = without;
    }
    return earned > this.#most ? "refuted" : "proven";
  }

  #tabulate(): void {
    const seats = this.#seats;
    for (let at = this.#guests.length - 1; at >= 0; at--) {
      const { size, first, last } = this.#guests[at]!;
      const next = this.#earnable[at + 1]!;
      const now = this.#earnable[at]!;
      for (let day = 0; day < this.#days; day++) now[day] = next[day]!;
      for (let day = first; day <= last; day++) {
        const share = this.#shares[at]![day - first]!;
        if (share <= 0) continue;
        const [old, table] = [next[day]!, this.#tables[at]![day - first]!];
        for (let left = 0; left <= seats; left++) {
          table[left] = left < size ? old[left]! : Math.max(old[left]!, old[left - size]! + share);
        }
        now[day] = table;
      }
    }
    this.#total = 0;
    for (let day = 0; day < this.#days; day++) this.#total += this.#earnable[0]![day]![seats]!;
  }

  /** Whom each day takes: those whom it takes earn less there, and more on those of their days that do not. False where all days agree. */
  #move(): boolean {
    this.#left.fill(this.#seats);
    let norm = 0;
    const taken = this.#guests.map(({ size, first, last }, at) => {
      const on = new Uint8Array(last - first + 1);
      for (let day = first; day <= last; day++) {
        const left = this.#left[day]!;
        if (this.#earnable[at]![day]![left] === this.#earnable[at + 1]![day]![left]) continue;
        on[day - first] = 1;
        this.#left[day] = left - size;
      }
      const count = on.reduce((sum, one) => sum + one, 0);
      norm += (count * (on.length - count)) / on.length;
      return { on, mean: count / on.length };
    });
    if (norm === 0) return false;
    const step = (this.#pace * (this.#total - this.#most)) / norm;
    for (const [at, { on, mean }] of taken.entries()) {
      if (mean === 0 || mean === 1) continue;
      const shares = this.#shares[at]!;
      let sum = 0;
      for (let day = 0; day < on.length - 1; day++) {
        shares[day] = Math.round(shares[day]! - step * (on[day]! - mean));
        sum += shares[day]!;
      }
      shares[on.length - 1] = this.#guests[at]!.earns - sum;
    }
    return true;
  }
}

/** What a guest earns, divided by what seats are worth on its days; evenly where they are worth nothing. */
function sharesBy({ earns, first, last }: Guest, seatWorth: ArrayLike<number>): Float64Array {
  const shares = new Float64Array(last - first + 1);
  let sum = 0;
  for (let day = first; day <= last; day++) sum += seatWorth[day] ?? 0;
  let rest = earns;
  for (let k = 0; k < shares.length; k++) {
    const part = sum > 0 ? (seatWorth[first + k] ?? 0) / sum : 1 / shares.length;
    shares[k] = k === shares.length - 1 ? rest : Math.round(earns * part);
    rest -= shares[k]!;
  }
  return shares;
}
