import type { Random } from "../../base/index.ts";
import { type AllocationModel, NONE } from "../model.ts";
import type { Ledger } from "./ledger.ts";
import type { PricedOptions } from "./priced-options.ts";
import type { UnitMove } from "./unit-move.ts";
import type { UnitPlacer } from "./unit-placer.ts";
import { tasksByMode } from "./units.ts";

/** Share of moves that are to mend a broken quota, while one is broken. */
const MENDING = 0.2;
/** Terms of a broken quota looked at for one that would mend it. */
const LOOKS = 12;

/** Draws which task tries which option: any, towards small reduced costs; and, while quotas are broken, what would mend one. */
export class MoveDraw {
  move: UnitMove;

  readonly #model: AllocationModel;
  readonly #core: PricedOptions;
  readonly #ledger: Ledger;
  readonly #placer: UnitPlacer;
  readonly #random: Random;
  /** Tasks that have options. */
  readonly #tasks: Int32Array;
  /** [mode] */
  readonly #taskOf: Int32Array;
  /** Task of the same unit whose time a large group holds, NONE where there is none. [task] */
  readonly #heldBy: Int32Array;

  constructor(
    model: AllocationModel,
    core: PricedOptions,
    ledger: Ledger,
    placer: UnitPlacer,
    move: UnitMove,
    heldBy: Int32Array,
    random: Random,
  ) {
    this.#model = model;
    this.#core = core;
    this.#ledger = ledger;
    this.#placer = placer;
    this.#random = random;
    this.move = move;
    this.#heldBy = heldBy;
    const { firstOption } = core;
    const tasks = Int32Array.from({ length: model.tasks }, (_, task) => task);
    this.#tasks = tasks.filter((task) => firstOption[task + 1]! > firstOption[task]!);
    this.#taskOf = tasksByMode(model);
  }

  get isEmpty(): boolean {
    return this.#tasks.length === 0;
  }

  /** Tries a move; false when it came to nothing, or would change nothing. */
  next(): boolean {
    const { quotas } = this.#ledger;
    if (quotas.broken > 0 && this.#random.nextFloat() < MENDING) return this.#mend();
    return this.#any();
  }

  #any(): boolean {
    const { firstOption, optionMode, optionStart } = this.#core;
    const { choice } = this.#ledger;
    let task = this.#tasks[this.#random.nextInt(this.#tasks.length)]!;
    // Tasks that are left out get a second chance to be drawn: their moves decide most.
    if (choice.mode[task] !== NONE) task = this.#tasks[this.#random.nextInt(this.#tasks.length)]!;
    const held = this.#heldBy[task]!;
    if (held !== NONE) return this.move.tryInWindow(held);
    // The fourth power favours small reduced costs.
    const draw = this.#random.nextFloat();
    const first = firstOption[task]!;
    const option = first + Math.floor(draw * draw * draw * draw * (firstOption[task + 1]! - first));
    if (choice.mode[task] === optionMode[option] && choice.start[task] === optionStart[option]) return false;
    return this.move.try(task, option);
  }

  /** A quota that is broken, and a task that would mend it by taking an option that counts, or by taking another. */
  #mend(): boolean {
    const { quotas } = this.#model.couplings;
    const { quotas: sums, choice } = this.#ledger;
    const row = this.#brokenRow();
    const first = quotas.firstTerm[row]!;
    const terms = quotas.firstTerm[row + 1]! - first;
    if (terms === 0) return false;
    const isShort = sums.isShort(row);
    this.#placer.evaluations += LOOKS;
    for (let look = 0; look < LOOKS; look++) {
      const term = first + this.#random.nextInt(terms);
      const mode = quotas.mode[term]!;
      const task = this.#taskOf[mode]!;
      const counts = choice.mode[task] === mode && this.#isCounted(term, choice.start[task]!);
      if (isShort === counts) continue;
      if (!isShort && this.#random.nextInt(3) === 0) {
        this.move.drop(task);
        return true;
      }
      const option = this.#optionFor(task, term, isShort);
      return option !== NONE && this.move.try(task, option);
    }
    return false;
  }

  #isCounted(term: number, start: number): boolean {
    const { from, past } = this.#model.couplings.quotas;
    return start >= from[term]! && start < past[term]!;
  }

  #brokenRow(): number {
    const { quotas } = this.#ledger;
    const rows = quotas.sum.length;
    let row = this.#random.nextInt(rows);
    while (!quotas.isBroken(row)) row = row + 1 === rows ? 0 : row + 1;
    return row;
  }

  /** One of the cheaper options of a task that a term counts, or that it does not count. */
  #optionFor(task: number, term: number, isWanted: boolean): number {
    const { firstOption, optionMode, optionStart } = this.#core;
    const { mode } = this.#model.couplings.quotas;
    let found = NONE;
    let option = firstOption[task]!;
    for (; option < firstOption[task + 1]!; option++) {
      const counts = optionMode[option] === mode[term] && this.#isCounted(term, optionStart[option]!);
      if (counts !== isWanted) continue;
      found = option;
      if (this.#random.nextInt(3) > 0) break;
    }
    this.#placer.evaluations += option - firstOption[task]!;
    return found;
  }
}
