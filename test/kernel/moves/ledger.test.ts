/** The ledger under random changes: the same as counted from scratch, and as it was after an undo; plans of moves are feasible. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { checkModel } from "../../../src/kernel/check-model.ts";
import { type AllocationModel, copyChoice, NONE } from "../../../src/kernel/model.ts";
import { Journal } from "../../../src/kernel/moves/journal.ts";
import { Ledger } from "../../../src/kernel/moves/ledger.ts";
import { modeClassesOf } from "../../../src/kernel/moves/mode-classes.ts";
import { Moves } from "../../../src/kernel/moves/moves.ts";
import type { UserLists } from "../../../src/kernel/moves/user-lists.ts";
import { finish } from "../../support/finish.ts";
import { coupledModelArb, coupledModelOf } from "../arbitrary-coupled-model.ts";
import { searchOf } from "../search-of.ts";

const SCALE = 7;

/** Takes a task out, or into an option that hard rules allow. */
function change(model: AllocationModel, ledger: Ledger, journal: Journal, draw: number): void {
  const task = draw % model.tasks;
  journal.remove(task);
  const modes = model.firstMode[task + 1]! - model.firstMode[task]!;
  const mode = model.firstMode[task]! + (Math.floor(draw / model.tasks) % (modes + 1));
  const start = Math.floor(draw / 97) % model.periods;
  if (mode === model.firstMode[task + 1]!) return;
  const end = ledger.endOf(mode, start);
  if (end === NONE || !ledger.ties.findWindow(task) || !ledger.ties.holds(mode, start, end)) return;
  if (!ledger.capacities.fits(mode, start, end)) return;
  const before = ledger.value;
  const own = ledger.extra(mode, start) - ledger.skipCost[task]!;
  journal.place(task, mode, start);
  const cost = model.modeCost[mode]! + model.startCosts[model.startCostRow[task]! * model.periods + start]!;
  expect(ledger.value).toBeCloseTo(before + own + cost, 6);
}

function tasksOf(users: UserLists, owner: number): number[] {
  return Array.from({ length: users.count(owner) }, (_, at) => users.taskAt(owner, at)).sort((a, b) => a - b);
}

function expectTwin(model: AllocationModel, ledger: Ledger): void {
  const twin = new Ledger(model, SCALE, modeClassesOf(model));
  twin.become(ledger.choice);
  expect(ledger.value).toBeCloseTo(twin.value, 6);
  expect(ledger.cost).toBe(twin.cost);
  expect(ledger.capacities.left).toEqual(twin.capacities.left);
  expect(ledger.quotas.sum).toEqual(twin.quotas.sum);
  for (let place = 0; place < model.couplings.places.cost.length; place++) {
    expect(tasksOf(ledger.places.users, place)).toEqual(tasksOf(twin.places.users, place));
  }
  for (let resource = 0; resource < model.resources; resource++) {
    expect(tasksOf(ledger.capacities.users, resource)).toEqual(tasksOf(twin.capacities.users, resource));
  }
  expect(ledger.ties.groups.first).toEqual(twin.ties.groups.first);
  expect(ledger.ties.groups.last).toEqual(twin.ties.groups.last);
  const check = checkModel(model, ledger.choice);
  expect(ledger.isFeasible).toBe(check.ok);
  if (check.ok) expect(ledger.cost).toBe(check.cost);
}

describe("a ledger", () => {
  test.prop([coupledModelArb, fc.array(fc.array(fc.nat(), { maxLength: 4 }), { maxLength: 12 })], { numRuns: 300 })(
    "equals its count from scratch after every trial, kept or undone",
    (model, trials) => {
      const ledger = new Ledger(model, SCALE, modeClassesOf(model));
      const journal = new Journal(ledger, model.tasks);
      trials.forEach((draws, trial) => {
        const before = copyChoice(ledger.choice);
        journal.begin();
        for (const draw of draws) change(model, ledger, journal, draw);
        if (trial % 2 === 0) journal.keep();
        else {
          journal.undo();
          expect(ledger.choice).toEqual(before);
        }
        expectTwin(model, ledger);
      });
    },
  );
});

describe("moves", () => {
  test.prop([coupledModelOf({ periods: 8, tasks: 12, modes: 4 }), fc.integer()], { numRuns: 100 })(
    "offer feasible plans only, the same ones for the same seed and work",
    (model, seed) => {
      const [one, other] = [1, 2].map(() => {
        const search = searchOf(model, 60_000, seed);
        finish(new Moves(search).run(60_000));
        const { ok, cost } = checkModel(model, search.choice);
        if (search.cost < Number.POSITIVE_INFINITY) expect({ ok, cost }).toEqual({ ok: true, cost: search.cost });
        return { choice: copyChoice(search.choice), cost: search.cost };
      });
      expect(one).toEqual(other);
    },
  );
});
