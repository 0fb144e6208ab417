import { stream, WorkBudget } from "../../src/base/index.ts";
import { layoutOf } from "../../src/kernel/layout.ts";
import type { AllocationModel } from "../../src/kernel/model.ts";
import { allPositions } from "../../src/kernel/positions.ts";
import { Pricer } from "../../src/kernel/rows/pricer.ts";
import { zeroPrices } from "../../src/kernel/rows/prices.ts";
import { Search } from "../../src/kernel/search.ts";
import { viewOf } from "../../src/kernel/view.ts";

/** A search of a whole model that has found nothing yet. */
export function searchOf(model: AllocationModel, work: number, seed = 1): Search {
  const layout = layoutOf(model);
  const view = viewOf(model, allPositions(model));
  return new Search(
    model,
    layout,
    view,
    new Pricer(model, layout),
    new WorkBudget(work),
    stream(seed, "test"),
    zeroPrices(model),
  );
}
