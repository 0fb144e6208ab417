import type { Draft } from "./draft.ts";
import type { ModelFault } from "./model-error.ts";

/** Largest amount, capacity, lag, period or coefficient: the largest integer that 32 bits hold, less one for UNLIMITED. */
export const MOST: number = 2 ** 31 - 2;

/** What has been found wrong so far. */
export class Faults {
  readonly found: ModelFault[] = [];
  readonly #draft: Draft;

  constructor(draft: Draft) {
    this.#draft = draft;
  }

  add(of: string, message: string): void {
    this.found.push({ of, message });
  }

  /** Whether a value is an integer in a range; if not, that is a fault. */
  integer(of: string, name: string, value: number, least: number, most: number): boolean {
    if (Number.isInteger(value) && value >= least && value <= most) return true;
    this.add(of, `${name} ${value}, expected an integer from ${least} to ${most}`);
    return false;
  }

  cost(of: string, name: string, value: number): void {
    this.integer(of, name, value, 0, Number.MAX_SAFE_INTEGER);
  }

  ref(of: string, kind: "resources" | "places" | "tasks" | "modes" | "groups", value: number): boolean {
    const { length } = this.#draft[kind];
    if (Number.isInteger(value) && value >= 0 && value < length) return true;
    this.add(of, `${kind.slice(0, -1)} ${value} does not exist, expected one of the ${length} that were added before`);
    return false;
  }
}

export function isIn(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
