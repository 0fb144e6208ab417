/** Plans of small place models: kept up to date move by move, legal whenever offered, proven only when they are the best. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, test as plainTest } from "vitest";
import { runAtOnce, stream, WorkBudget } from "../../../src/base/index.ts";
import { ModelBuilder } from "../../../src/kernel/build/model-builder.ts";
import { checkModel } from "../../../src/kernel/check-model.ts";
import { layoutOf } from "../../../src/kernel/layout.ts";
import type { Method } from "../../../src/kernel/method.ts";
import { type AllocationModel, type Choice, NONE } from "../../../src/kernel/model.ts";
import { FewestPlaces } from "../../../src/kernel/places/fewest-places.ts";
import { OpenSets } from "../../../src/kernel/places/open-sets.ts";
import { type PlaceProblem, placeProblemOf } from "../../../src/kernel/places/place-problem.ts";
import { solveRegion } from "../../../src/kernel/places/region-solver.ts";
import { SiteCandidates } from "../../../src/kernel/places/site-candidates.ts";
import { SiteDescent } from "../../../src/kernel/places/site-descent.ts";
import { SitePlan } from "../../../src/kernel/places/site-plan.ts";
import { regionOf } from "../../../src/kernel/places/site-region.ts";
import { isWithin } from "../../../src/kernel/places/site-tree-session.ts";
import { allPositions } from "../../../src/kernel/positions.ts";
import { Pricer } from "../../../src/kernel/rows/pricer.ts";
import { zeroPrices } from "../../../src/kernel/rows/prices.ts";
import { Search } from "../../../src/kernel/search.ts";
import { viewOf } from "../../../src/kernel/view.ts";
import { cheapest, intervalModelArb, knapsackModelArb } from "./arbitrary-places.ts";

/** A search that checks whatever it is offered. */
class CheckedSearch extends Search {
  override offer(choice: Choice, cost: number): boolean {
    expect(checkModel(this.model, choice)).toMatchObject({ violations: [], cost });
    return super.offer(choice, cost);
  }
}

function searchOf(model: AllocationModel, work: number, seed = 1): Search {
  const layout = layoutOf(model);
  const view = viewOf(model, allPositions(model));
  const pricer = new Pricer(model, layout);
  return new CheckedSearch(model, layout, view, pricer, new WorkBudget(work), stream(seed, "test"), zeroPrices(model));
}

function finish(method: Method): void {
  for (const _ of method.run(Number.POSITIVE_INFINITY));
}

/** All that a plan keeps, counted anew from the options of the tasks. */
function counted(plan: SitePlan): object {
  const { problem, optionOf, outCost } = plan;
  const load = new Float64Array(problem.resources);
  const count = new Int32Array(problem.sites);
  const members: number[][] = Array.from({ length: problem.resources + 1 }, () => []);
  let [cost, missing] = [0, 0];
  for (let task = 0; task < problem.tasks; task++) {
    const option = optionOf[task]!;
    members[option === NONE ? problem.resources : problem.optionResource[option]!]!.push(task);
    if (option === NONE) {
      cost += outCost[task]!;
      if (problem.skipCost[task] === Number.POSITIVE_INFINITY) missing++;
      continue;
    }
    cost += problem.optionCost[option]!;
    load[problem.optionResource[option]!]! += problem.optionAmount[option]!;
    count[problem.siteOf[problem.optionResource[option]!]!]!++;
  }
  const used = new Int32Array(problem.most.length);
  count.forEach((tasks, site) => {
    if (tasks === 0) return;
    cost += problem.siteCost[site]!;
    if (problem.limitOf[site] !== NONE) used[problem.limitOf[site]!]!++;
  });
  return { load, count, members, cost, missing, used };
}

function kept(plan: SitePlan): object {
  const { load, count, cost, missing, used } = plan;
  const members = Array.from(plan.firstTask, (first) => {
    const tasks: number[] = [];
    for (let task = first; task !== NONE; task = plan.nextTask[task]!) tasks.push(task);
    return tasks.sort((a, b) => a - b);
  });
  return { load, count, members, cost, missing, used };
}

function problemOf(model: AllocationModel): PlaceProblem {
  const problem = placeProblemOf(model);
  if (problem === undefined) throw new Error("no place problem");
  return problem;
}

const movesArb = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(9)), { maxLength: 25 });

describe("a plan of sites", () => {
  test.prop([knapsackModelArb(), movesArb], { numRuns: 300 })(
    "knows costs, loads and members as if they were counted anew, and goes back as it came",
    (model, moves) => {
      const problem = problemOf(model);
      const plan = new SitePlan(problem, new Float64Array(problem.tasks).fill(50));
      let atMark = plan.optionOf.slice();
      let mark = plan.mark;
      for (const [taskSeed, optionSeed, kind] of moves) {
        const task = taskSeed % problem.tasks;
        const options = problem.firstOption[task + 1]! - problem.firstOption[task]!;
        if (kind === 0) {
          mark = plan.mark;
          atMark = plan.optionOf.slice();
        } else if (kind === 1) {
          plan.undoTo(mark);
          expect(plan.optionOf).toEqual(atMark);
        } else if (kind === 2 || options === 0) plan.set(task, NONE);
        else plan.set(task, problem.firstOption[task]! + (optionSeed % options));
        expect(kept(plan)).toEqual(counted(plan));
      }
    },
  );

  test.prop([knapsackModelArb(), fc.array(fc.nat(), { minLength: 5, maxLength: 5 })], { numRuns: 300 })(
    "never gets dearer nor breaks a capacity by descent",
    (model, draws) => {
      const problem = problemOf(model);
      const plan = new SitePlan(problem, new Float64Array(problem.tasks).fill(50));
      const descent = new SiteDescent(plan, new SiteCandidates(problem));
      draws.slice(0, problem.tasks).forEach((draw, task) => {
        const options = problem.firstOption[task + 1]! - problem.firstOption[task]!;
        const option = problem.firstOption[task]! + (draw % Math.max(1, options));
        if (options === 0 || problem.optionAmount[option]! > plan.room(problem.optionResource[option]!)) return;
        if (plan.mayUse(problem.siteOf[problem.optionResource[option]!]!)) plan.set(task, option);
      });
      const before = plan.cost;
      descent.improveAll();
      expect(plan.cost).toBeLessThanOrEqual(before);
      expect(isWithin(plan)).toBe(true);
      expect(kept(plan)).toEqual(counted(plan));
    },
  );

  test.prop([knapsackModelArb({ isMandatory: true }), fc.nat(3)], { numRuns: 40 })(
    "gets as cheap as a region says when its tasks are planned anew",
    (model, first) => {
      const search = searchOf(model, 30_000);
      const method = new OpenSets(search);
      finish(method);
      if (search.cost === Number.POSITIVE_INFINITY) return;
      const { problem } = method.guide;
      const plan = new SitePlan(problem, new Float64Array(problem.tasks).fill(1000));
      for (let task = 0; task < problem.tasks; task++) {
        const at = model.demandResource[model.firstDemand[search.choice.mode[task]!]!]!;
        for (let option = problem.firstOption[task]!; option < problem.firstOption[task + 1]!; option++) {
          if (problem.optionResource[option] === at && plan.optionOf[task] === NONE) plan.set(task, option);
        }
      }
      if (!isWithin(plan)) return;
      const open = [...plan.count.keys()].filter((site) => plan.count[site]! > 0);
      const freed = [open[first % open.length]!];
      const spare = [...plan.count.keys()].filter((site) => !freed.includes(site));
      const domain = {
        isClosed: new Uint8Array(0),
        isOpen: new Uint8Array(0),
        isExcluded: new Uint8Array(problem.optionCost.length),
      };
      const region = regionOf(plan, freed, spare, domain);
      const result = runAtOnce(solveRegion(region, method.guide.ascent.best, region.cost + 5, 1000));
      const before = plan.cost;
      expect(result.isExhausted).toBe(true);
      expect(result.options).toBeDefined();
      region.task.forEach((task) => {
        plan.set(task, NONE);
      });
      region.task.forEach((task, row) => {
        plan.set(task, region.option[result.options![row]!]!);
      });
      expect(isWithin(plan)).toBe(true);
      expect(plan.missing).toBe(0);
      expect(plan.cost).toBeLessThanOrEqual(before);
    },
  );
});

describe("open sets", () => {
  test.prop([knapsackModelArb()], { numRuns: 40 })("finds legal plans, and proves only the best", (model) => {
    const search = searchOf(model, 60_000);
    finish(new OpenSets(search));
    const least = cheapest(model);
    expect(search.cost).toBeGreaterThanOrEqual(least);
    expect(search.bound).toBeLessThanOrEqual(least + 1e-6);
    if (search.isProven) expect(search.cost).toBe(least);
  });

  plainTest("offer nothing built on decisions that overload a resource", () => {
    // Tasks 1 and 4 must both be at resource 4 and do not fit: the tree decides so, and goes on.
    const builder = new ModelBuilder();
    const resources = [2, 2, 1, 0, 3].map((capacity) => builder.resource({ capacity }));
    const places = [1, 1, 1, 1].map((cost) => builder.place({ cost }));
    const tasks = [0, 1, 2, 3, 4].map(() => builder.task());
    const modes = [
      [0, 1, 2, 0],
      [0, 2, 1, 1],
      [0, 1, 1, 0],
      [1, 4, 2, 3],
      [2, 0, 1, 0],
      [3, 0, 1, 0],
      [4, 4, 3, 3],
    ];
    for (const [task, at, amount, place] of modes) {
      const demands = [{ resource: resources[at!]!, amount: amount! }];
      builder.mode(tasks[task!]!, { demands, place: places[place!]! });
    }
    const search = searchOf(builder.build(), 60_000);
    finish(new OpenSets(search));
    expect(search.cost).toBe(Number.POSITIVE_INFINITY);
  });

  test.prop([knapsackModelArb({ isMandatory: true })], { numRuns: 40 })("closes small models", (model) => {
    const least = cheapest(model);
    if (least === Number.POSITIVE_INFINITY) return;
    const search = searchOf(model, 300_000);
    finish(new OpenSets(search));
    expect(search.cost).toBe(least);
  });

  plainTest("find the only plan there is", () => {
    // Every resource that tasks want is wanted by two that do not fit together; so prices grow without end where nothing fits.
    const builder = new ModelBuilder();
    const places = [9, 7, 3].map((cost) => builder.place({ cost }));
    const resources = [5, 0, 4, 0, 2].map((capacity) => builder.resource({ capacity }));
    const tasks = [0, 1, 2].map(() => builder.task());
    const modes = [
      [0, 2, 1, 2, 1],
      [0, 0, 3, 2, 0],
      [0, 4, 2, 6, 2],
      [1, 2, 4, 5, 1],
      [2, 2, 3, 1, 1],
      [2, 2, 1, 6, 1],
      [2, 0, 3, 6, 0],
    ];
    for (const [task, at, amount, cost, place] of modes) {
      const demands = [{ resource: resources[at!]!, amount: amount! }];
      builder.mode(tasks[task!]!, { cost: cost!, demands, place: places[place!]! });
    }
    const search = searchOf(builder.build(), 30_000);
    finish(new OpenSets(search));
    expect(search.cost).toBe(36);
    expect(search.isProven).toBe(true);
  });

  test.prop([knapsackModelArb(), fc.nat(1000)], { numRuns: 15 })("does the same for the same seed", (model, seed) => {
    const searches = [searchOf(model, 50_000, seed), searchOf(model, 50_000, seed)];
    for (const search of searches) finish(new OpenSets(search));
    expect(searches[0]!.choice).toEqual(searches[1]!.choice);
    expect(searches[0]!.bound).toBe(searches[1]!.bound);
  });
});

describe("fewest places", () => {
  test.prop([fc.oneof(intervalModelArb(), intervalModelArb({ isFixed: false }))], { numRuns: 40 })(
    "finds legal plans, and proves only the best",
    (model) => {
      const problem = problemOf(model);
      if (!FewestPlaces.fits(problem)) return;
      const search = searchOf(model, 40_000);
      finish(new FewestPlaces(search));
      const least = cheapest(model);
      expect(search.cost).toBeGreaterThanOrEqual(least);
      expect(search.bound).toBeLessThanOrEqual(least + 1e-6);
      if (search.isProven) expect(search.cost).toBe(least);
    },
  );
});
