import { NONE } from "../model.ts";
import type { Domains } from "./domains.ts";

/** Which options use which limited resources, seen from the resources. */
export class Uses {
  /** Limited resources that some option uses, as numbers of their own. */
  count = 0;
  /** [local] */
  readonly resourceOf: number[] = [];
  /** Options that use a resource, and how much of it, by option. [local + 1] */
  firstEntry: Int32Array = new Int32Array(2);
  entryOption: Int32Array = new Int32Array(256);
  entryAmount: Int32Array = new Int32Array(256);

  readonly #domains: Domains;
  readonly #localOf: Int32Array;
  /** [local] */
  readonly #uses: number[] = [];

  constructor(domains: Domains) {
    this.#domains = domains;
    this.#localOf = new Int32Array(domains.model.resources).fill(NONE);
  }

  /** NONE for a resource that no option uses. */
  localOf(resource: number): number {
    return this.#localOf[resource]!;
  }

  /** Lists the options that are there. */
  list(): void {
    for (let local = 0; local < this.count; local++) this.#localOf[this.resourceOf[local]!] = NONE;
    this.count = 0;
    const { model, rules, optionMode, options } = this.#domains;
    const { firstDemand, demandResource, demandAmount } = model;
    const uses = this.#uses;
    let entries = 0;
    for (let option = 0; option < options; option++) {
      const mode = optionMode[option]!;
      if (mode === NONE) continue;
      for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
        const resource = demandResource[demand]!;
        if (rules.isLimited[resource] === 0) continue;
        if (this.#localOf[resource] === NONE) {
          this.#localOf[resource] = this.count;
          uses[this.count] = 0;
          this.resourceOf[this.count++] = resource;
        }
        uses[this.#localOf[resource]!]!++;
        entries++;
      }
    }
    if (this.count + 2 > this.firstEntry.length) this.firstEntry = new Int32Array(2 * this.count + 2);
    if (entries > this.entryOption.length) {
      this.entryOption = new Int32Array(2 * entries);
      this.entryAmount = new Int32Array(2 * entries);
    }
    this.firstEntry[0] = 0;
    this.firstEntry[1] = 0;
    for (let local = 1; local <= this.count; local++) {
      this.firstEntry[local + 1] = this.firstEntry[local]! + uses[local - 1]!;
    }
    // One place further on, an owner's first row serves as its next: when all are in, it has become the first of the next owner.
    for (let option = 0; option < options; option++) {
      const mode = optionMode[option]!;
      if (mode === NONE) continue;
      for (let demand = firstDemand[mode]!; demand < firstDemand[mode + 1]!; demand++) {
        const local = this.#localOf[demandResource[demand]!]!;
        if (local === NONE) continue;
        const entry = this.firstEntry[local + 1]!++;
        this.entryOption[entry] = option;
        this.entryAmount[entry] = demandAmount[demand]!;
      }
    }
  }
}
