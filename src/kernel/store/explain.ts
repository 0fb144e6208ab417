import { type AllocationModel, NONE, UNLIMITED } from "../model.ts";
import { DECISION } from "./domains.ts";
import type { Store } from "./store.ts";

/** Why a store has failed: with these alone it would have failed as well. */
export interface Failure {
  /** Resources and rules that took part. */
  readonly resources: readonly number[];
  readonly rules: readonly number[];
  /** Tasks that took part, and those among them that the search had decided on. */
  readonly tasks: readonly number[];
  readonly decided: readonly number[];
  /** Whether the limit on the cost took part. */
  readonly hasLimit: boolean;
}

/**
 * Explains a failure by walking back: from what failed to the slots it looked at, from a slot to whoever removed an option
 * of it, and so on. The explanation need not be the smallest, but it holds. To be called before the failure is undone, on
 * a store whose slots were opened with all their options.
 */
export function explain(store: Store): Failure {
  return new Walk(store).run();
}

class Walk {
  readonly #store: Store;
  readonly #resources = new Set<number>();
  readonly #rules = new Set<number>();
  readonly #slots = new Set<number>();
  readonly #decided = new Set<number>();
  #hasLimit = false;

  constructor(store: Store) {
    this.#store = store;
  }

  run(): Failure {
    const { domains } = this.#store;
    if (domains.emptySlot === NONE) this.#blame(domains.actor);
    else this.#slots.add(domains.emptySlot);
    // The set grows while it is walked: each slot is visited once.
    for (const slot of this.#slots) this.#visit(slot);
    const taskOf = (slot: number): number => domains.taskOf[slot]!;
    return {
      resources: [...this.#resources],
      rules: [...this.#rules],
      tasks: [...this.#slots].map(taskOf),
      decided: [...this.#decided].map(taskOf),
      hasLimit: this.#hasLimit,
    };
  }

  /** Everyone who removed an option of the slot, or kept it from being one. */
  #visit(slot: number): void {
    const { domains } = this.#store;
    for (let option = domains.firstOption[slot]!; option < domains.firstOption[slot + 1]!; option++) {
      if (domains.isAlive(option)) continue;
      const reason = domains.reason[option]!;
      if (reason === DECISION) this.#decided.add(slot);
      else this.#blame(reason);
    }
    for (const resource of blockers(this.#store, domains.taskOf[slot]!)) this.#resources.add(resource);
  }

  /** A propagator, and the slots it looked at. */
  #blame(propagator: number): void {
    const { domains, cumulative, posted } = this.#store;
    const { kind, row } = this.#store.causeOf(propagator);
    if (kind === "rule") {
      this.#rules.add(row);
      const { firstMember, member } = posted;
      const at = posted.ruleOf.indexOf(row);
      for (const slot of member.slice(firstMember[at], firstMember[at + 1])) this.#slots.add(slot);
    } else if (kind === "capacity" || kind === "energy") {
      this.#resources.add(row);
      const local = cumulative.uses.localOf(row);
      for (let entry = cumulative.uses.firstEntry[local]!; entry < cumulative.uses.firstEntry[local + 1]!; entry++) {
        const slot = domains.optionSlot[cumulative.uses.entryOption[entry]!]!;
        if (kind === "energy" || cumulative.hasPart(slot, row)) this.#slots.add(slot);
      }
    } else if (kind === "objective") {
      this.#hasLimit = true;
      for (let slot = 0; slot < domains.slots; slot++) this.#slots.add(slot);
    }
  }
}

/** Resources that keep an option of the task from being one, beside nothing but the tasks that are fixed. */
function* blockers({ model, trail }: Store, task: number): Generator<number> {
  for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
    for (let start = model.earliest[task]!; start < model.pastLatest[task]!; start++) {
      if (endOf(model, mode, start) === NONE) continue;
      for (let demand = model.firstDemand[mode]!; demand < model.firstDemand[mode + 1]!; demand++) {
        const resource = model.demandResource[demand]!;
        for (let period = start; period < endOf(model, mode, start); period++) {
          const row = resource * model.periods + period;
          if (model.capacity[row] !== UNLIMITED && trail.lowest(row) < model.demandAmount[demand]!) yield resource;
        }
      }
    }
  }
}

function endOf(model: AllocationModel, mode: number, start: number): number {
  return model.endOf[model.modeShape[mode]! * model.periods + start]!;
}
