/** Neighbourhoods on the store: what they offer is feasible and costs what they say, from any start and from none. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { stream, WorkBudget } from "../../../src/base/index.ts";
import { ModelBuilder } from "../../../src/kernel/build/model-builder.ts";
import { checkModel } from "../../../src/kernel/check-model.ts";
import { layoutOf } from "../../../src/kernel/layout.ts";
import { type AllocationModel, copyChoice } from "../../../src/kernel/model.ts";
import { allPositions } from "../../../src/kernel/positions.ts";
import { Pricer } from "../../../src/kernel/rows/pricer.ts";
import { zeroPrices } from "../../../src/kernel/rows/prices.ts";
import { Search } from "../../../src/kernel/search.ts";
import { StoreNeighbourhoods } from "../../../src/kernel/store/store-neighbourhoods.ts";
import { viewOf } from "../../../src/kernel/view.ts";
import { finish } from "../../support/finish.ts";
import { coupledModelArb, coupledModelOf } from "../arbitrary-coupled-model.ts";
import { cheapestFeasible, feasibleChoices } from "../enumerate-model-coupled.ts";

const WORK = 4000;

function searchOf(model: AllocationModel, seed = 1): Search {
  const layout = layoutOf(model);
  const view = viewOf(model, allPositions(model));
  const search = new Search(
    model,
    layout,
    view,
    new Pricer(model, layout),
    new WorkBudget(),
    stream(seed, "test"),
    zeroPrices(model),
  );
  // Leaving all out need not be a choice at all.
  search.cost = checkModel(model, search.choice).ok ? search.cost : Number.POSITIVE_INFINITY;
  return search;
}

describe("neighbourhoods on the store", () => {
  test.prop([coupledModelArb], { numRuns: 500 })("find the optimum of tiny models from nothing", (model) => {
    const search = searchOf(model);
    finish(new StoreNeighbourhoods(search).run(WORK));
    const best = cheapestFeasible(model);
    expect(search.cost).toBe(best?.cost ?? Number.POSITIVE_INFINITY);
    if (best !== undefined) expect(checkModel(model, search.choice)).toMatchObject({ ok: true, cost: search.cost });
  });

  test.prop([coupledModelArb, fc.nat(), fc.integer()], { numRuns: 200 })(
    "better any feasible start, and are the same for the same seed and work",
    (model, pick, seed) => {
      const starts = [...feasibleChoices(model)];
      const start = starts[pick % Math.max(1, starts.length)];
      if (start === undefined) return;
      const [one, other] = [1, 2].map(() => {
        const search = searchOf(model, seed);
        search.cost = Number.POSITIVE_INFINITY;
        search.offer(start.choice, start.cost);
        const method = new StoreNeighbourhoods(search);
        const costs: number[] = [];
        for (let run = 0; run < 3; run++) {
          finish(method.run(300));
          expect(checkModel(model, search.choice)).toMatchObject({ ok: true, cost: search.cost });
          costs.push(search.cost);
        }
        expect(costs).toEqual([...costs].sort((a, b) => b - a));
        return { choice: copyChoice(search.choice), costs, spent: search.budget.spent };
      });
      expect(one).toEqual(other);
      expect(one!.costs.at(-1)).toBeLessThanOrEqual(start.cost);
    },
  );

  it("place a task whose only option is free, but opens a place that costs more than a fine on options alone", () => {
    const builder = new ModelBuilder();
    builder.mode(builder.task(), { place: builder.place({ cost: 4 }) });
    const search = searchOf(builder.build());
    finish(new StoreNeighbourhoods(search).run(WORK));
    expect(search.cost).toBe(4);
  });

  test.prop([coupledModelOf({ periods: 8, tasks: 12, modes: 4 })], { numRuns: 200 })(
    "offer nothing that breaks a rule of larger models",
    (model) => {
      const search = searchOf(model);
      const method = new StoreNeighbourhoods(search);
      for (let run = 0; run < 2; run++) {
        finish(method.run(WORK));
        const { ok, cost } = checkModel(model, search.choice);
        if (search.cost < Number.POSITIVE_INFINITY) expect({ ok, cost }).toEqual({ ok: true, cost: search.cost });
      }
    },
  );
});
