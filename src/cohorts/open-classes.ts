import { MinHeap, type WorkBudget } from "../base/index.ts";
import { type FormingModel, mostClasses, nextCost, nextSeats } from "./forming-model.ts";
import { SiteFiller } from "./site-filler.ts";

/** A class is opened at the prices when it loses at most this share of its own cost: at the best prices, good classes break even. */
const TOLERANCE = 0.25;

/**
 * A first guess of how many classes each site holds: one class after another, always the one that gains most from the people who
 * are left, first at their prices, then at what leaving them out costs, until the budget is spent. [site]
 */
export function openClasses(model: FormingModel, worth: Float64Array, budget: WorkBudget): Int32Array {
  const sites = model.siteRow.length;
  const classes = new Int32Array(sites);
  const left = model.people.slice();
  const filler = new SiteFiller(model);
  const heap = new MinHeap();

  const open = (price: Float64Array, tolerance: number): void => {
    const fill = (site: number): number => {
      if (classes[site]! >= mostClasses(model, site)) return Number.POSITIVE_INFINITY;
      const before = filler.work;
      filler.fillOne(site, nextSeats(model, site, classes[site]!), nextCost(model, site, classes[site]!), price, left);
      budget.spend(filler.work - before);
      return filler.value;
    };
    heap.clear();
    for (let site = 0; site < sites; site++) heap.push(fill(site), site);
    while (heap.size > 0 && !budget.isExhausted) {
      // People only become fewer, so what a site gained before is the most it can gain now.
      const site = heap.pop();
      const value = fill(site);
      if (heap.size > 0 && value > heap.minKey) {
        heap.push(value, site);
        continue;
      }
      if (value === Number.POSITIVE_INFINITY || value >= tolerance * nextCost(model, site, classes[site]!)) break;
      for (let k = 0; k < filler.takers; k++) left[filler.takerOrigin[k]!]! -= filler.takerCount[k]!;
      classes[site]!++;
      heap.push(fill(site), site);
    }
  };
  open(worth, TOLERANCE);
  open(new Float64Array(model.people.length).fill(model.leftCost), 0);
  return classes;
}
