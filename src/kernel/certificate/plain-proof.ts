import { runAtOnce } from "../../base/index.ts";
import type { AllocationModel } from "../model.ts";
import type { ModelProof, ProofParts, ProofSplit, SearchLeaf } from "../proof.ts";
import { PlainDomain } from "./plain-domain.ts";
import { leafValue, type Ranges } from "./plain-leaf.ts";
import { narrowed } from "./plain-narrowing.ts";
import { PlainPacking } from "./plain-packing.ts";
import { modelOfPart } from "./plain-parts.ts";
import { searchValue } from "./plain-search.ts";

/** What the way to a node leaves open: positions of groups, options of tasks, places. */
interface Open {
  readonly ranges: Ranges;
  readonly domain: PlainDomain;
}

/**
 * The value of a proof, times the unit. Whatever a choice does, it is in one case of each decision, so the least value of all cases bounds
 * it; what is ruled out costs as much as it was ruled out for; and parts that share no task add up.
 */
export class PlainProof {
  readonly #model: AllocationModel;
  readonly #unit: number;
  #packing: PlainPacking | undefined;

  constructor(model: AllocationModel, unit: number) {
    this.#model = model;
    this.#unit = unit;
  }

  value(proof: ModelProof): number {
    const { groupSpread, periods } = this.#model;
    const ranges = { first: Array.from(groupSpread, () => 0), last: Array.from(groupSpread, () => periods - 1) };
    return this.#value(proof, { ranges, domain: new PlainDomain(this.#model) });
  }

  #value(proof: ModelProof, open: Open): number {
    const { ranges, domain } = open;
    const of = (inner: ModelProof, left: PlainDomain): number => this.#value(inner, { ranges, domain: left });
    switch (proof.kind) {
      case "leaf":
        return leafValue(this.#model, this.#unit, proof, ranges, domain);
      case "packing":
        return runAtOnce(this.#packings.value(this.#unit, proof, domain)) ?? Number.NEGATIVE_INFINITY;
      case "search":
        return this.#search(proof, domain);
      case "split":
        return this.#split(proof, open);
      case "branch": {
        const { task, options, taken, other } = proof;
        return Math.min(of(taken, domain.take(task, options)), of(other, domain.ban(new Map([[task, options]]))));
      }
      case "opening":
        if (this.#model.couplings.places.cost[proof.place] === undefined) {
          throw new RangeError(`place ${proof.place} does not exist`);
        }
        return Math.min(
          of(proof.open, domain.decide([proof.place], [])),
          of(proof.closed, domain.decide([], [proof.place])),
        );
      case "narrowing": {
        const { least, prices } = proof;
        const left = runAtOnce(narrowed(this.#model, this.#packings, this.#unit, least, prices, domain));
        return Math.min(least * this.#unit, of(proof.proof, left));
      }
      default:
        return this.#parts(proof, open);
    }
  }

  get #packings(): PlainPacking {
    this.#packing ??= new PlainPacking(this.#model);
    return this.#packing;
  }

  /** A search that takes too long proves nothing, and neither do prices that are left of it. */
  #search(proof: SearchLeaf, domain: PlainDomain): number {
    const steps = searchValue(this.#model, this.#unit, proof, domain);
    for (;;) {
      const { done, value } = steps.next();
      if (done === true) return value ?? Number.NEGATIVE_INFINITY;
    }
  }

  #split({ group, parts }: ProofSplit, { ranges, domain }: Open): number {
    const first = ranges.first[group];
    if (first === undefined) throw new RangeError(`group ${group} does not exist`);
    let next = first;
    let least = Number.POSITIVE_INFINITY;
    for (const { last, proof } of parts) {
      if (last < next) throw new RangeError(`a part of group ${group} ends at ${last}, expected ${next} or later`);
      const inner = { first: ranges.first.with(group, next), last: ranges.last.with(group, last) };
      least = Math.min(least, this.#value(proof, { ranges: inner, domain }));
      next = last + 1;
    }
    if (next <= ranges.last[group]!) throw new RangeError(`no part holds position ${next} of group ${group}`);
    return least;
  }

  #parts({ parts }: ProofParts, { ranges, domain }: Open): number {
    const seen = new Set<number>();
    const values: number[] = [];
    for (const { tasks, proof } of parts) {
      for (const task of tasks) {
        if (seen.has(task)) throw new RangeError(`task ${task} is in two parts`);
        seen.add(task);
      }
      const inPart = new Set(tasks);
      const model = modelOfPart(this.#model, inPart);
      values.push(new PlainProof(model, this.#unit).#value(proof, { ranges, domain: domain.about(model, inPart) }));
    }
    for (let task = 0; task < this.#model.tasks; task++) {
      if (!seen.has(task)) throw new RangeError(`task ${task} is in no part`);
    }
    if (values.includes(Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
    const sum = values.reduce((total, value) => total + value, 0);
    if (Number.isFinite(sum) && !Number.isSafeInteger(sum))
      throw new RangeError(`parts that prove ${sum}, too much to add up exactly`);
    return sum;
  }
}
