/** The store against plain twins that look at everything, and against all solutions; and what undoing leaves behind. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { type AllocationModel, NONE } from "../../../src/kernel/model.ts";
import { addOptions } from "../../../src/kernel/store/option.ts";
import { Store } from "../../../src/kernel/store/store.ts";
import { coupledModelArb, coupledModelOf } from "../arbitrary-coupled-model.ts";
import { feasibleChoices, optionsOf } from "../enumerate-model-coupled.ts";
import { type State, twinFixpoint } from "./twins.ts";

/** Options a task can have at all beside an empty model, as a twin's state. */
function allOptions(model: AllocationModel): State {
  return [...Array(model.tasks).keys()].map((task) => optionsOf(model, task).map(([mode, start]) => ({ mode, start })));
}

function openStore(model: AllocationModel, free = [...Array(model.tasks).keys()], store = new Store(model)): Store {
  store.begin();
  for (const task of free) addOptions(store.domains, task);
  store.post();
  return store;
}

/** Living options of a slot, in the order of modes and starts. */
function living({ domains }: Store, slot: number): { mode: number; start: number }[] {
  const options: { mode: number; start: number }[] = [];
  for (let option = domains.firstOption[slot]!; option < domains.firstOption[slot + 1]!; option++) {
    if (domains.isAlive(option))
      options.push({ mode: domains.optionMode[option]!, start: domains.optionStart[option]! });
  }
  return sorted(options);
}

const sorted = (options: { mode: number; start: number }[]): { mode: number; start: number }[] =>
  options.toSorted((a, b) => a.mode - b.mode || a.start - b.start);

const stateOf = (store: Store): State => [...Array(store.domains.slots).keys()].map((slot) => living(store, slot));

/** Takes or refutes an option of a slot that is not fixed. False when that failed. */
function decide(store: Store, seed: number, takes: boolean): boolean {
  const { domains } = store;
  const open = [...Array(domains.slots).keys()].filter((slot) => domains.count(slot) > 1);
  if (open.length === 0) return true;
  const slot = open[seed % open.length]!;
  let option = domains.first(slot);
  for (let steps = (seed >> 3) % domains.count(slot); steps > 0; steps--) option = domains.after(option);
  return (takes ? store.take(option) : store.refute(option)) && store.propagate();
}

const decisionsArb = fc.array(fc.tuple(fc.nat(9999), fc.boolean()), { maxLength: 6 });
const mediumArb = coupledModelOf({ periods: 4, tasks: 6, modes: 3 });

describe("a store", () => {
  test.prop([mediumArb, decisionsArb], { numRuns: 700 })(
    "leaves what its propagators' plain twins leave",
    (model, decisions) => {
      const store = openStore(model);
      let isSound = store.propagate();
      let twin = twinFixpoint(model, allOptions(model));
      expect(isSound).toBe(twin !== undefined);
      for (const [seed, takes] of decisions) {
        if (!isSound || twin === undefined) return;
        expect(stateOf(store)).toEqual(twin.map((options) => sorted([...options])));
        // What the decision alone leaves is where the twin begins.
        store.push();
        const decided = decidedState(store, seed, takes);
        store.pop();
        twin = decided === undefined ? undefined : twinFixpoint(model, decided);
        isSound = decide(store, seed, takes);
        expect(isSound).toBe(twin !== undefined);
      }
    },
  );

  test.prop([coupledModelArb, decisionsArb], { numRuns: 500 })(
    "never loses a solution, and finds every violation once all is fixed",
    (model, decisions) => {
      const solutions = [...feasibleChoices(model)];
      const store = openStore(model);
      let isSound = store.propagate();
      const left = (): typeof solutions =>
        solutions.filter(({ choice }) =>
          [...choice.mode].every((mode, task) => !isRefuted(store, task, mode, choice.start[task]!)),
        );
      expect(left().length).toBe(solutions.length);
      for (const [seed, takes] of decisions) {
        if (!isSound) return;
        store.push();
        const decided = decidedState(store, seed, takes);
        store.pop();
        const agreeing = solutions.filter(({ choice }) =>
          decided!.every((options, task) =>
            options.some(({ mode, start }) => mode === choice.mode[task] && start === choice.start[task]),
          ),
        );
        isSound = decide(store, seed, takes);
        if (!isSound) expect(agreeing).toEqual([]);
        else
          for (const { choice } of agreeing) {
            for (let task = 0; task < model.tasks; task++) {
              expect(living(store, task)).toContainEqual({ mode: choice.mode[task], start: choice.start[task] });
            }
          }
        if (isSound && stateOf(store).every((options) => options.length === 1)) expect(agreeing.length).toBe(1);
      }
    },
  );

  test.prop(
    [mediumArb, fc.array(fc.tuple(fc.nat(9999), fc.constantFrom("take", "refute", "undo")), { maxLength: 14 })],
    {
      numRuns: 500,
    },
  )("is after undoing what it was before, and what a new store is with the same decisions", (model, steps) => {
    const store = openStore(model);
    if (!store.propagate()) return;
    const stack: { cells: Int32Array; path: (readonly [number, boolean])[] }[] = [];
    let path: (readonly [number, boolean])[] = [];
    for (const [seed, kind] of steps) {
      if (kind === "undo") {
        const former = stack.pop();
        if (former === undefined) continue;
        store.pop();
        path = former.path;
        expect(store.trail.cells).toEqual(former.cells);
        continue;
      }
      stack.push({ cells: store.trail.cells.slice(), path });
      store.push();
      if (decide(store, seed, kind === "take")) {
        path = [...path, [seed, kind === "take"]];
        const anew = openStore(model);
        expect(anew.propagate()).toBe(true);
        for (const [again, takes] of path) expect(decide(anew, again, takes)).toBe(true);
        expect(stateOf(store)).toEqual(stateOf(anew));
        const rows = model.resources * model.periods;
        expect(store.trail.cells.slice(0, rows)).toEqual(anew.trail.cells.slice(0, rows));
      } else {
        const former = stack.pop()!;
        store.pop();
        expect(store.trail.cells).toEqual(former.cells);
      }
    }
  });

  test.prop([coupledModelArb, fc.nat(), fc.nat()], { numRuns: 500 })(
    "treats tasks that are fixed as it would were they free with one option",
    (model, pick, mask) => {
      const solutions = [...feasibleChoices(model)];
      if (solutions.length === 0) return;
      const { choice } = solutions[pick % solutions.length]!;
      const store = new Store(model);
      const before = store.trail.cells.slice();
      const free = [...Array(model.tasks).keys()].filter((task) => ((mask >> task) & 1) === 1);
      for (let task = 0; task < model.tasks; task++) {
        if (choice.mode[task] !== NONE) store.background.place(task, choice.mode[task]!, choice.start[task]!);
      }
      for (const task of free) if (choice.mode[task] !== NONE) store.background.remove(task);
      openStore(model, free, store);
      expect(store.propagate()).toBe(true);
      const fixed = allOptions(model).map((options, task) =>
        free.includes(task) ? options : [{ mode: choice.mode[task]!, start: choice.start[task]! }],
      );
      const twin = twinFixpoint(model, fixed)!;
      expect(stateOf(store)).toEqual(free.map((task) => sorted([...twin[task]!])));
      store.begin();
      for (let task = 0; task < model.tasks; task++) {
        if (store.background.choice.mode[task] !== NONE) store.background.remove(task);
      }
      expect(store.trail.cells.slice(0, before.length)).toEqual(before);
      expect([...store.background.startsIn, ...store.background.users, ...store.background.used]).not.toContain(1);
    },
  );
});

/** The state right after a decision, before any propagation. */
function decidedState(store: Store, seed: number, takes: boolean): State | undefined {
  const { domains } = store;
  const open = [...Array(domains.slots).keys()].filter((slot) => domains.count(slot) > 1);
  if (open.length === 0) return stateOf(store);
  const slot = open[seed % open.length]!;
  let option = domains.first(slot);
  for (let steps = (seed >> 3) % domains.count(slot); steps > 0; steps--) option = domains.after(option);
  const isSound = takes ? store.take(option) : store.refute(option);
  return isSound ? stateOf(store) : undefined;
}

/** Whether an option is not, or no longer, in its task's domain. */
function isRefuted(store: Store, task: number, mode: number, start: number): boolean {
  return !living(store, task).some((option) => option.mode === mode && option.start === start);
}
