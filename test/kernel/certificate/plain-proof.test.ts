/** What a certificate is said to prove, against trying everything: never more than the optimum, whatever it holds. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { boundFromPrices } from "../../../src/kernel/certificate/bound-from-prices.ts";
import type { AllocationModel } from "../../../src/kernel/model.ts";
import type { ModelProof } from "../../../src/kernel/proof.ts";
import { ModelBuilder, solveModelSync } from "../../../src/solve/kernel.ts";
import { cheapestChoice } from "../../oracle/enumerate-model.ts";
import { coupledModelArb } from "../arbitrary-coupled-model.ts";
import { modelArb } from "../arbitrary-model.ts";
import { cheapestFeasible } from "../enumerate-model-coupled.ts";
import { intervalModelArb, knapsackModelArb } from "../places/arbitrary-places.ts";
import { type Draw, drawFrom, proofOf } from "./arbitrary-proof.ts";

const placeModelArb = fc.oneof(
  knapsackModelArb(),
  knapsackModelArb({ isMandatory: true }),
  intervalModelArb(),
  intervalModelArb({ isFixed: false }),
);
const anyModelArb = fc.oneof(coupledModelArb, placeModelArb);
const drawsArb = fc.array(fc.nat(1_000_000), { minLength: 40, maxLength: 40 });

const optimumOf = (model: AllocationModel): number => cheapestFeasible(model)?.cost ?? Number.POSITIVE_INFINITY;

/** The bound of a certificate, -Infinity when it is refused. */
function boundOf(model: AllocationModel, unit: number, proof: ModelProof): number {
  try {
    return boundFromPrices(model, { unit, proof });
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return Number.NEGATIVE_INFINITY;
  }
}

describe("a proof of any shape", () => {
  test.prop([anyModelArb, drawsArb, fc.constantFrom(1, 2, 8), fc.nat(3)], { numRuns: 1500 })(
    "proves no more than the optimum",
    (model, draws, unit, depth) => {
      expect(boundOf(model, unit, proofOf(model, drawFrom(draws), unit, depth))).toBeLessThanOrEqual(optimumOf(model));
    },
  );

  test.prop([modelArb, drawsArb, fc.nat(3)], { numRuns: 300 })(
    "counts options that are not listed",
    (model, draws, depth) => {
      expect(boundOf(model, 4, proofOf(model, drawFrom(draws), 4, depth))).toBeLessThanOrEqual(cheapestChoice(model));
    },
  );
});

describe("the proof of a search", () => {
  test.prop([anyModelArb, fc.nat(9), drawsArb], { numRuns: 120 })(
    "proves the bound that is reported, and never more than the optimum once it is tampered with",
    (model, seed, draws) => {
      const { bound, cost, status, certificate } = solveModelSync(model, { workLimit: 1_000_000, seed, check: "full" });
      const { unit, proof } = certificate;
      const optimum = optimumOf(model);
      expect(boundFromPrices(model, certificate)).toBe(bound);
      expect(bound).toBeLessThanOrEqual(optimum);
      if (status === "optimal") expect(cost).toBe(optimum);
      const draw = drawFrom(draws);
      for (let time = 0; time < 5; time++) {
        expect(boundOf(model, unit, tampered(proof, draw) as ModelProof)).toBeLessThanOrEqual(optimum);
      }
    },
  );

  test.prop([knapsackModelArb({ isMandatory: true })], { numRuns: 150 })("closes small models of places", (model) => {
    const { status, bound } = solveModelSync(model, { workLimit: 20_000_000, check: "full" });
    const optimum = optimumOf(model);
    if (optimum === Number.POSITIVE_INFINITY) return;
    expect(status).toBe("optimal");
    expect(bound).toBe(optimum);
  });

  /** Each item has its price on each machine; amounts that never fill a machine. */
  function assignment(tasks: number): AllocationModel {
    const builder = new ModelBuilder();
    const machines = [0, 1, 2].map(() => builder.resource({ capacity: 4 * tasks }));
    for (let t = 0; t < tasks; t++) {
      const task = builder.task();
      for (const [m, resource] of machines.entries()) {
        builder.mode(task, {
          cost: 10 + ((t * 7 + m * 13) % 17),
          demands: [{ resource, amount: 7 + ((t * 5 + m * 3) % 11) }],
        });
      }
    }
    return builder.build();
  }

  it("holds the whole tree of an assignment that prices alone do not close", () => {
    const model = assignment(15);
    const { status, bound, cost, certificate } = solveModelSync(model, { workLimit: 100_000_000, check: "full" });
    expect(status).toBe("optimal");
    expect(bound).toBe(cost);
    expect(boundFromPrices(model, certificate)).toBe(cost);
  });
});

/** The same with one number or one branch of it changed, somewhere. */
function tampered(value: unknown, draw: Draw): unknown {
  if (typeof value === "number") return draw(1) === 0 ? value + draw(200) - 100 : Math.floor(value / (1 + draw(3)));
  if (Array.isArray(value)) {
    if (value.length === 0) return value;
    const at = draw(value.length - 1);
    if (draw(9) === 0) return value.filter((_, i) => i !== at);
    return value.map((each, i) => (i === at ? tampered(each, draw) : each));
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "kind");
  const [key, each] = entries[draw(entries.length - 1)]!;
  const proofs = entries.filter(([, other]) => isNode(other));
  // A proof of one case put where that of another was.
  if (isNode(each) && draw(3) === 0) return { ...value, [key]: proofs[draw(proofs.length - 1)]![1] };
  return { ...value, [key]: tampered(each, draw) };
}

function isNode(value: unknown): boolean {
  return typeof value === "object" && value !== null && "kind" in value;
}
