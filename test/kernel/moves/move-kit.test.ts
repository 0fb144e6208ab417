/** Moves of units, places and groups on random models: whatever they do, the ledger is the one counted from scratch, and hard ties hold. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { Exponential } from "../../../src/kernel/anneal/exponential.ts";
import { checkModel } from "../../../src/kernel/check-model.ts";
import { CoupledBound } from "../../../src/kernel/coupled/coupled-bound.ts";
import { type AllocationModel, copyChoice, NONE } from "../../../src/kernel/model.ts";
import { GroupSearch } from "../../../src/kernel/moves/group-search.ts";
import { Ledger } from "../../../src/kernel/moves/ledger.ts";
import { modeClassesOf } from "../../../src/kernel/moves/mode-classes.ts";
import { MoveKit } from "../../../src/kernel/moves/move-kit.ts";
import { unitsOf } from "../../../src/kernel/moves/units.ts";
import type { UserLists } from "../../../src/kernel/moves/user-lists.ts";
import { finish } from "../../support/finish.ts";
import { coupledModelOf } from "../arbitrary-coupled-model.ts";
import { searchOf } from "../search-of.ts";

/** Rules that a ledger may break at a price. */
const SOFT = new Set(["mandatory", "limit", "quota", "incompatible", "requirement"]);

function tasksOf(users: UserLists, owner: number): number[] {
  return Array.from({ length: users.count(owner) }, (_, at) => users.taskAt(owner, at)).sort((a, b) => a - b);
}

function expectTwin(model: AllocationModel, { ledger }: MoveKit): void {
  const twin = new Ledger(model, 1, modeClassesOf(model));
  twin.become(ledger.choice);
  expect(ledger.cost).toBe(twin.cost);
  expect(ledger.isFeasible).toBe(twin.isFeasible);
  expect(ledger.capacities.left).toEqual(twin.capacities.left);
  expect(ledger.quotas.sum).toEqual(twin.quotas.sum);
  expect(ledger.ties.halves).toBe(twin.ties.halves);
  expect(ledger.missing).toBe(twin.missing);
  expect(ledger.places.bias.every((bias) => bias === 0) && !ledger.places.hasBias).toBe(true);
  expect(ledger.ties.groups.pinned.every((pin) => pin === NONE)).toBe(true);
  expect(ledger.ties.groups.width).toEqual(model.groupSpread);
  for (let place = 0; place < model.couplings.places.cost.length; place++) {
    expect(tasksOf(ledger.places.users, place)).toEqual(tasksOf(twin.places.users, place));
  }
  const { ok, violations, cost } = checkModel(model, ledger.choice);
  expect(violations.filter(({ rule }) => !SOFT.has(rule))).toEqual([]);
  expect(ledger.isFeasible).toBe(ok);
  if (ok) expect(ledger.cost).toBe(cost);
}

describe("moves of every kind", () => {
  test.prop(
    [
      coupledModelOf({ periods: 8, tasks: 10, modes: 4 }),
      fc.integer(),
      // With units of one task each, every group is moved as a whole.
      fc.constantFrom(1, 6),
      fc.array(fc.nat(5), { maxLength: 40 }),
    ],
    {
      numRuns: 300,
    },
  )("leave a ledger that equals its count from scratch, kept or undone", (model, seed, most, draws) => {
    const search = searchOf(model, Number.POSITIVE_INFINITY, seed);
    finish(new CoupledBound(search).raise(3));
    const kit = finish(MoveKit.of(search, unitsOf(model, most)));
    if (kit.draw.isEmpty) return;
    const { ledger, journal, places, groups, draw, waiting } = kit;
    draws.forEach((kind, turn) => {
      const before = copyChoice(ledger.choice);
      const value = ledger.value;
      journal.begin();
      let isWhole = true;
      if (kind === 0 && !places.isEmpty) isWhole = places.try(waiting);
      else if (kind === 1 && !groups.isEmpty) isWhole = groups.try(waiting);
      else isWhole = draw.next();
      if (isWhole && turn % 3 > 0) {
        waiting.keep(journal);
        journal.keep();
      } else {
        journal.undo();
        expect(ledger.choice).toEqual(before);
        expect(ledger.value).toBeCloseTo(value, 6);
      }
      expectTwin(model, kit);
      if (turn % 7 === 6) ledger.adaptWeights(turn % 2 === 0);
    });
  });

  test.prop([coupledModelOf({ periods: 8, tasks: 10, modes: 4 }), fc.integer()], { numRuns: 200 })(
    "search the starts of groups within all their orders",
    (model, seed) => {
      const search = searchOf(model, Number.POSITIVE_INFINITY, seed);
      const kit = finish(MoveKit.of(search, unitsOf(model, 1)));
      if (kit.draw.isEmpty || kit.groups.isEmpty) return;
      const { random } = search;
      for (let run = 0; run < 3; run++) {
        finish(new GroupSearch(model, kit, random.stream(`${run}`), new Exponential(random)).run(2000));
        expectTwin(model, kit);
        for (let turn = 0; turn < 20; turn++) {
          kit.journal.begin();
          if (kit.draw.next()) kit.journal.keep();
          else kit.journal.undo();
        }
        kit.renew();
      }
    },
  );
});
