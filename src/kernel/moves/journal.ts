import { NONE } from "../model.ts";
import type { Ledger } from "./ledger.ts";

/** Changes to a choice that are tried as one: kept or undone together. */
export class Journal {
  /** Value before the trial. */
  before = 0;
  /** Tasks touched so far, each once. */
  readonly touched: Int32Array;
  count = 0;
  /** Where they were. [place in touched] */
  readonly oldMode: Int32Array;
  readonly oldStart: Int32Array;

  readonly #ledger: Ledger;
  readonly #isTouched: Uint8Array;

  constructor(ledger: Ledger, tasks: number) {
    this.#ledger = ledger;
    this.touched = new Int32Array(tasks);
    this.oldMode = new Int32Array(tasks);
    this.oldStart = new Int32Array(tasks);
    this.#isTouched = new Uint8Array(tasks);
  }

  begin(): void {
    this.before = this.#ledger.value;
  }

  /** What the trial under way adds to the value. */
  get delta(): number {
    return this.#ledger.value - this.before;
  }

  place(task: number, mode: number, start: number): void {
    this.#touch(task);
    if (this.#ledger.choice.mode[task] !== NONE) this.#ledger.remove(task);
    this.#ledger.place(task, mode, start);
  }

  remove(task: number): void {
    if (this.#ledger.choice.mode[task] === NONE) return;
    this.#touch(task);
    this.#ledger.remove(task);
  }

  isTouched(task: number): boolean {
    return this.#isTouched[task] === 1;
  }

  keep(): void {
    this.#forget();
  }

  undo(): void {
    const ledger = this.#ledger;
    for (let i = 0; i < this.count; i++) {
      if (ledger.choice.mode[this.touched[i]!] !== NONE) ledger.remove(this.touched[i]!);
    }
    for (let i = 0; i < this.count; i++) {
      if (this.oldMode[i] !== NONE) ledger.place(this.touched[i]!, this.oldMode[i]!, this.oldStart[i]!);
    }
    this.#forget();
  }

  #forget(): void {
    for (let i = 0; i < this.count; i++) this.#isTouched[this.touched[i]!] = 0;
    this.count = 0;
  }

  #touch(task: number): void {
    if (this.#isTouched[task] === 1) return;
    this.#isTouched[task] = 1;
    this.touched[this.count] = task;
    this.oldMode[this.count] = this.#ledger.choice.mode[task]!;
    this.oldStart[this.count++] = this.#ledger.choice.start[task]!;
  }
}
