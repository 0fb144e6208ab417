import { NONE, UNLIMITED } from "../model.ts";
import type { Domains } from "./domains.ts";
import type { Uses } from "./uses.ts";

/** Tasks looked at for one resource; the check is quadratic. */
const MOST = 64;

/**
 * Capacities, by energy: within no stretch of time do the tasks that must lie in it need more than all that is left there.
 *
 * It only finds failures, and only looks at slots whose every living option uses the resource. Of each it counts the least
 * energy (amount times length) less its compulsory part, which has been taken off what is left already.
 */
export class Energy {
  readonly #domains: Domains;
  readonly #uses: Uses;
  /** Tasks bound to the resource: stretch that holds them, and energy. */
  readonly #from: Int32Array = new Int32Array(MOST);
  readonly #past: Int32Array = new Int32Array(MOST);
  readonly #energy: Float64Array = new Float64Array(MOST);

  constructor(domains: Domains, uses: Uses) {
    this.#domains = domains;
    this.#uses = uses;
  }

  /** Whether the resource can give what is asked of it. */
  check(local: number): boolean {
    const { model, trail } = this.#domains;
    const { cells } = trail;
    const count = this.#gather(local);
    if (count < 2) return true;
    const at = this.#uses.resourceOf[local]! * model.periods;
    for (let task = 0; task < count; task++) {
      const from = this.#from[task]!;
      // Stretches from here on, ever longer: tasks come in order of their ends.
      let needed = 0;
      let left = 0;
      let period = from;
      for (let other = 0; other < count; other++) {
        if (this.#from[other]! < from) continue;
        needed += this.#energy[other]!;
        for (; period < this.#past[other]!; period++) {
          left += model.capacity[at + period] === UNLIMITED ? Number.POSITIVE_INFINITY : cells[at + period]!;
        }
        if (needed > left) return false;
      }
    }
    this.#domains.work += count * count;
    return true;
  }

  /** Collects the slots bound to a resource, by the end of their stretch. */
  #gather(local: number): number {
    const domains = this.#domains;
    const { firstEntry, entryOption, entryAmount } = this.#uses;
    const past = firstEntry[local + 1]!;
    let count = 0;
    for (let entry = firstEntry[local]!; entry < past; ) {
      const slot = domains.optionSlot[entryOption[entry]!]!;
      let living = 0;
      let from = domains.model.periods;
      let to = 0;
      let least = Number.POSITIVE_INFINITY;
      let latest = 0;
      let earliest = domains.model.periods;
      let amount = UNLIMITED;
      for (; entry < past && domains.optionSlot[entryOption[entry]!] === slot; entry++) {
        const option = entryOption[entry]!;
        if (!domains.isAlive(option)) continue;
        living++;
        const start = domains.optionStart[option]!;
        const end = domains.optionEnd[option]!;
        from = Math.min(from, start);
        to = Math.max(to, end);
        latest = Math.max(latest, start);
        earliest = Math.min(earliest, end);
        amount = Math.min(amount, entryAmount[entry]!);
        least = Math.min(least, (end - start) * entryAmount[entry]!);
      }
      if (living === 0 || living < domains.count(slot) || domains.optionMode[domains.first(slot)] === NONE) continue;
      const compulsory = this.#limitedWithin(local, latest, earliest) * amount;
      if (count < MOST && least > compulsory) this.#insert(count++, from, to, least - compulsory);
    }
    domains.work += past - firstEntry[local]!;
    return count;
  }

  /** Periods of a stretch in which the resource is limited. */
  #limitedWithin(local: number, from: number, past: number): number {
    const { model } = this.#domains;
    const at = this.#uses.resourceOf[local]! * model.periods;
    let count = 0;
    for (let period = from; period < past; period++) if (model.capacity[at + period] !== UNLIMITED) count++;
    return count;
  }

  #insert(count: number, from: number, past: number, energy: number): void {
    let at = count;
    for (; at > 0 && this.#past[at - 1]! > past; at--) {
      this.#from[at] = this.#from[at - 1]!;
      this.#past[at] = this.#past[at - 1]!;
      this.#energy[at] = this.#energy[at - 1]!;
    }
    this.#from[at] = from;
    this.#past[at] = past;
    this.#energy[at] = energy;
  }
}
