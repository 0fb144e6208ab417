import { Exponential } from "../anneal/exponential.ts";
import type { Method } from "../method.ts";
import { choiceCost, copyChoice, NONE, optionCost } from "../model.ts";
import type { Search } from "../search.ts";
import { type Candidates, candidatesOf } from "./candidates.ts";
import { DepthFirst } from "./depth-first.ts";
import { firstChoice } from "./first-choice.ts";
import { LocalAscent } from "./local-ascent.ts";
import { addLeftOut, fits, priceOf } from "./option.ts";
import { Picker } from "./picker.ts";
import { Store } from "./store.ts";
import { TimeWindow } from "./time-window.ts";
import { WorkingChoice } from "./working-choice.ts";

/** Nodes of one neighbourhood, beside two a task; work of their search; options that are posted, and looked at, at most. */
const NODES = 150;
const WORK = 40_000;
const OPTIONS = 1200;
const LOOKS = 16;
/** Steps of the local prices. */
const STEPS = 60;
/** Work units between two yields. */
const SLICE = 20_000;
/** Tasks freed at first, and at least; how the number grows when a search completes, and shrinks when it does not. */
const FIRST_SIZE = 12;
const LEAST_SIZE = 3;
const GROWTH = 1.02;
const SHRINK = 0.93;
/** Two of three neighbourhoods are larger than can be searched to the end, by once and twice this share. */
const STRETCH = 0.75;
/** Neighbourhoods without gain after which fines are raised. */
const IDLE = 200;

/**
 * Large-neighbourhood search on the constraint store (Shaw 1998), for every model: frees a few tasks that hang together, and
 * searches their best completion to the end or for a number of nodes, all others being fixed.
 *
 * As many tasks are freed as can just be searched to the end. A completion that costs a little more is taken as well, less
 * and less so in the course of a run (threshold of annealing). Tasks that must be placed and are not are fined while there
 * is no feasible choice, so that the same search finds one.
 */
export class StoreNeighbourhoods implements Method {
  readonly name = "store" as const;

  readonly #search: Search;
  readonly #store: Store;
  readonly #depthFirst: DepthFirst;
  readonly #ascent: LocalAscent;
  readonly #working: WorkingChoice;
  readonly #picker: Picker;
  readonly #exponential: Exponential;
  readonly #window: TimeWindow;
  #candidates: Candidates | undefined;
  /** Bound of the search when the candidates were listed: with it their prices have changed. */
  #pricedAt = Number.NaN;
  #size = FIRST_SIZE;
  #hasBegun = false;
  /** Neighbourhoods searched, those searched to the end, and nodes visited. */
  searched = 0;
  completed = 0;
  nodes = 0;

  constructor(search: Search) {
    this.#search = search;
    const random = search.random.stream("store");
    this.#store = new Store(search.model);
    this.#depthFirst = new DepthFirst(this.#store);
    this.#ascent = new LocalAscent(this.#store.domains);
    this.#working = new WorkingChoice(search.model, this.#store);
    this.#picker = new Picker(
      search.model,
      this.#store.rules,
      this.#working.occupants,
      this.#working.choice,
      random.stream("pick"),
    );
    this.#window = new TimeWindow(search.model, this.#store.rules, this.#store.background);
    this.#exponential = new Exponential(random.stream("accept"));
  }

  *run(units: number): Generator<void, void, void> {
    const search = this.#search;
    const { budget, model } = search;
    if (model.tasks === 0) return;
    const began = budget.spent;
    if (this.#candidates === undefined || this.#pricedAt !== search.bound) {
      this.#pricedAt = search.bound;
      this.#candidates = yield* candidatesOf(search);
    }
    this.#store.begin();
    if (search.cost < Number.POSITIVE_INFINITY) this.#working.become(search.choice);
    else if (!this.#hasBegun) {
      if (!(yield* firstChoice(search, this.#store, this.#working, this.#candidates))) return;
      this.#keep();
    }
    this.#hasBegun = true;
    const hottest = this.#scale(this.#candidates);
    let idle = 0;
    let spent = this.#store.domains.work;
    while (!budget.isExhausted && !search.isProven) {
      const share = (budget.spent - began) / units;
      if (share >= 1) break;
      while (this.#store.domains.work - spent < SLICE) {
        const before = this.#working.cost;
        this.#searchOne(this.#candidates, hottest * Math.max(0, 1 - share));
        idle = this.#working.cost < before ? 0 : idle + 1;
        if (search.cost === Number.POSITIVE_INFINITY && idle > IDLE) {
          this.#working.raiseFines();
          idle = 0;
        }
      }
      budget.spend(this.#store.domains.work - spent);
      spent = this.#store.domains.work;
      yield;
    }
    this.#store.begin();
  }

  /** The scale of what is worth deciding: the reduced cost that, on average, two options of a task stay below, beside its cheapest. */
  #scale({ first, key }: Candidates): number {
    const costs: number[] = [];
    for (let task = 0; task + 1 < first.length; task++) {
      for (let at = first[task]! + 1; at < Math.min(first[task + 1]!, first[task]! + 8); at++) {
        costs.push(key[at]! - key[first[task]!]!);
      }
    }
    costs.sort((a, b) => a - b);
    return costs[Math.min(costs.length - 1, 2 * first.length)] ?? 0;
  }

  /** Frees a neighbourhood, searches it, and keeps what it finds. */
  #searchOne(candidates: Candidates, temperature: number): void {
    const { domains } = this.#store;
    const working = this.#working;
    const picker = this.#picker;
    const { choice } = working;
    const stretch = 1 + STRETCH * (this.searched % 3);
    picker.pick(Math.floor(this.#size * stretch), candidates, (task) => this.#lossOf(task, candidates));
    domains.work += 8 * picker.count + 20;
    const costBefore = working.cost;
    const modeBefore: number[] = [];
    const startBefore: number[] = [];
    this.#store.begin();
    for (let at = 0; at < picker.count; at++) {
      const task = picker.tasks[at]!;
      modeBefore.push(choice.mode[task]!);
      startBefore.push(choice.start[task]!);
      working.remove(task);
    }
    const worse = temperature > 0 ? Math.floor(temperature * this.#exponential.next()) : 0;
    // What the free tasks may cost, with the places that they open.
    let limit = costBefore - working.cost + worse;
    for (let at = 0; at < picker.count; at++) limit += working.leftOutCost[picker.tasks[at]!]!;
    // Without a look at what it was, the best completion would mostly be the same again.
    this.#depthFirst.exceptMode = modeBefore;
    this.#depthFirst.exceptStart = startBefore;
    this.#open(candidates, modeBefore, startBefore, limit);
    const isOver = this.#depthFirst.run(NODES + 2 * picker.count, WORK);
    this.searched++;
    this.nodes += this.#depthFirst.nodes;
    if (isOver) this.completed++;
    if (stretch === 1)
      this.#size = isOver
        ? Math.min(this.#size * GROWTH, picker.tasks.length)
        : Math.max(LEAST_SIZE, this.#size * SHRINK);
    this.#store.begin();
    const { found, mode, start } = this.#depthFirst;
    for (let at = 0; at < picker.count; at++) {
      const task = picker.tasks[at]!;
      if (found > 0) working.place(task, mode[at]!, start[at]!);
      else working.place(task, modeBefore[at]!, startBefore[at]!);
    }
    if (found > 0) this.#keep();
  }

  /** Posts the free tasks and begins their search. */
  #open(candidates: Candidates, modeBefore: readonly number[], startBefore: readonly number[], limit: number): void {
    const store = this.#store;
    const { domains, objective } = store;
    const { model, prices } = this.#search;
    const picker = this.#picker;
    const window = this.#window;
    const most = Math.max(4, Math.floor(OPTIONS / picker.count));
    for (let at = 0; at < picker.count; at++) {
      const task = picker.tasks[at]!;
      domains.open(task);
      window.of(task);
      let added = 0;
      let looks = LOOKS * most;
      const formerMode = modeBefore[at]!;
      const formerStart = startBefore[at]!;
      let hasFormer = formerMode === NONE;
      for (let option = candidates.first[task]!; option < candidates.first[task + 1]!; option++) {
        const mode = candidates.mode[option]!;
        const start = candidates.start[option]!;
        if (!window.holds(start, model.endOf[model.modeShape[mode]! * model.periods + start]!)) continue;
        if (added === most || looks-- === 0) break;
        if (!fits(domains, mode, start)) continue;
        added++;
        if (mode === formerMode && start === formerStart) hasFormer = true;
        domains.add(mode, start, candidates.cost[option]!, candidates.key[option]!);
      }
      if (!hasFormer) {
        const cost = optionCost(model, task, formerMode, formerStart);
        domains.add(formerMode, formerStart, cost, cost + priceOf(model, formerMode, formerStart, prices));
      }
      addLeftOut(domains, task, this.#working.leftOutCost[task]!);
    }
    this.#ascent.run(prices, STEPS, limit);
    objective.idle = this.#ascent.idle;
    store.post();
    this.#depthFirst.begin(limit);
  }

  /** How much more a task costs, at the prices, than its cheapest option would. */
  #lossOf(task: number, { first, key }: Candidates): number {
    const { model, prices } = this.#search;
    const { choice, leftOutCost } = this.#working;
    const mode = choice.mode[task]!;
    const start = choice.start[task]!;
    const own =
      mode === NONE ? leftOutCost[task]! : optionCost(model, task, mode, start) + priceOf(model, mode, start, prices);
    const at = first[task]!;
    return own - (at < first[task + 1]! ? Math.min(key[at]!, leftOutCost[task]!) : leftOutCost[task]!);
  }

  /** Offers the choice under way, if it is feasible and better. */
  #keep(): void {
    const search = this.#search;
    const { choice } = this.#working;
    if (search.cost < Number.POSITIVE_INFINITY && this.#working.cost >= search.cost) return;
    if (!this.#working.isWhole()) return;
    search.offer(copyChoice(choice), choiceCost(search.model, choice));
  }
}
