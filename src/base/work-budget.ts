/**
 * Counts work in units that are the same on every machine (option evaluations), and says when to stop.
 *
 * Whoever drives a search may also stop it from outside, for example when a time limit is over.
 */
export class WorkBudget {
  readonly limit: number;
  #spent = 0;
  #isStopped = false;

  constructor(limit: number = Number.POSITIVE_INFINITY) {
    this.limit = limit;
  }

  get spent(): number {
    return this.#spent;
  }

  get isExhausted(): boolean {
    return this.#isStopped || this.#spent >= this.limit;
  }

  spend(units: number): void {
    this.#spent += units;
  }

  stop(): void {
    this.#isStopped = true;
  }
}
