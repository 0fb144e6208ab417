/** Proofs that nobody would write: every kind of node, with prices and decisions drawn at random, some of them broken. */
import type { AllocationModel } from "../../../src/kernel/model.ts";
import type { ModelProof, OptionRange, PackingLeaf, Proof, ProofLeaf } from "../../../src/kernel/proof.ts";

/** Draws integers from 0 up to a number, the last included. */
export type Draw = (most: number) => number;

/** Draws from a list, again and again, differently each time. */
export function drawFrom(seeds: readonly number[]): Draw {
  let at = 0;
  return (most) => {
    const seed = seeds[at % seeds.length]! + 7919 * Math.floor(at / seeds.length);
    at++;
    return (Math.imul(seed ^ (seed >>> 7), 2_654_435_761) >>> 8) % (most + 1);
  };
}

/** A proof of a model with unit 1, 2, 4 or so: costs up to about 40. */
export function proofOf(model: AllocationModel, draw: Draw, unit: number, depth: number): ModelProof {
  const inner = (): ModelProof => proofOf(model, draw, unit, depth - 1);
  const { cost: places } = model.couplings.places;
  switch (depth === 0 ? draw(2) : draw(8)) {
    case 0:
      return rowLeafOf(model, draw, unit);
    case 1:
      return packingLeafOf(model, draw, unit);
    case 2:
      return {
        kind: "search",
        least: draw(3) === 0 ? Number.POSITIVE_INFINITY : draw(60),
        prices: rowLeafOf(model, draw, unit),
      };
    case 3:
    case 4:
      return {
        kind: "branch",
        task: draw(model.tasks - 1),
        options: rangesOf(model, draw),
        taken: inner(),
        other: inner(),
      };
    case 5:
      if (places.length === 0) return inner();
      return { kind: "opening", place: draw(places.length - 1), open: inner(), closed: inner() };
    case 6:
      return { kind: "narrowing", least: draw(60), prices: packingLeafOf(model, draw, unit), proof: inner() };
    case 7: {
      const numbers = Array.from({ length: model.tasks }, () => draw(2));
      const tasks = (part: number): number[] => numbers.flatMap((number, task) => (number === part ? [task] : []));
      return { kind: "parts", parts: [0, 1, 2].map((part) => ({ tasks: tasks(part), proof: inner() })) };
    }
    default:
      return model.groupSpread.length === 0 ? inner() : splitOf(model, draw, unit);
  }
}

function splitOf(model: AllocationModel, draw: Draw, unit: number): Proof {
  const cut = draw(model.periods - 1);
  const lasts = cut === model.periods - 1 ? [cut] : [cut, model.periods - 1];
  return { kind: "split", group: 0, parts: lasts.map((last) => ({ last, proof: rowLeafOf(model, draw, unit) })) };
}

function rangesOf(model: AllocationModel, draw: Draw): OptionRange[] {
  return Array.from({ length: 1 + draw(2) }, () => {
    const from = draw(model.periods - 1);
    return { mode: draw(model.modeCost.length - 1), from, past: from + draw(model.periods) };
  });
}

function rowLeafOf(model: AllocationModel, draw: Draw, unit: number): ProofLeaf {
  const rows = Array.from({ length: draw(3) }, () => {
    const firstPeriod = draw(model.periods - 1);
    const prices = Array.from({ length: 1 + draw(model.periods - 1 - firstPeriod) }, () => draw(8 * unit));
    return { resource: draw(model.resources - 1), firstPeriod, prices };
  });
  const { quotas, pairs, places } = model.couplings;
  const linear = quotas.max.length + pairs.one.length + pairs.needing.length;
  const prices = (): number[] => Array.from({ length: linear }, () => (draw(1) === 0 ? 0 : draw(6 * unit)));
  const most = prices().map((price, row) => (quotas.max[row] === Number.POSITIVE_INFINITY ? 0 : price));
  const isNeed = (row: number): boolean => row >= quotas.max.length + pairs.one.length;
  const shares = Array.from({ length: places.cost.length === 0 ? 0 : draw(4) }, () => {
    return { task: draw(model.tasks - 1), place: draw(places.cost.length - 1), price: draw(8 * unit) };
  });
  const couplings = { most: most.map((price, row) => (isNeed(row) ? 0 : price)), least: prices(), shares };
  return { kind: "leaf", rows, couplings };
}

function packingLeafOf(model: AllocationModel, draw: Draw, unit: number): PackingLeaf {
  return {
    kind: "packing",
    earnings: Array.from({ length: model.tasks }, () => draw(40 * unit) - 2 * unit),
    coverPrice: draw(1) === 0 ? 0 : draw(4 * unit),
    coverPeriod: draw(model.periods - 1),
  };
}
