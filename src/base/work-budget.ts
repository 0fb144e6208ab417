/**
 * Counts work in units that are the same on every machine (option evaluations), and says when to stop.
 *
 * Whoever drives a search may also stop it from outside, for example when a time limit is over.
 */
export class WorkBudget {
  readonly limit: number;
  readonly #whole: WorkBudget | undefined;
  #spent = 0;
  #isStopped = false;

  /** A part of a whole ends with it at the latest, and what it spends the whole spends. */
  constructor(limit: number = Number.POSITIVE_INFINITY, whole?: WorkBudget) {
    this.limit = limit;
    this.#whole = whole;
  }

  get spent(): number {
    return this.#spent;
  }

  get isExhausted(): boolean {
    return this.#isStopped || this.#spent >= this.limit || this.#whole?.isExhausted === true;
  }

  spend(units: number): void {
    this.#spent += units;
    this.#whole?.spend(units);
  }

  stop(): void {
    this.#isStopped = true;
  }

  /** A part that can be stopped by itself. */
  part(): WorkBudget {
    return new WorkBudget(Number.POSITIVE_INFINITY, this);
  }
}
