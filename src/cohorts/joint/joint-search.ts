import type { Random, WorkBudget } from "../../base/index.ts";
import type { FormingModel } from "../forming-model.ts";
import type { RoomStarts } from "../room-starts.ts";
import { waveDay } from "../wave-day.ts";
import { ComponentPlan } from "./component-plan.ts";
import { Front } from "./front.ts";
import { type Days, type Ground, UNIT } from "./ground.ts";
import { Turns } from "./turns.ts";

/** Work that a component is thought to have had before its first turn. */
const FIRST_TURN = 100_000;
/** Work that a turn counts for at least. */
const LEAST_TURN = 1_000;
/** Components of no more origins are branched on. */
const MOST_BRANCHED = 60;

/**
 * Classes, people and the day they start on, together with a bound: on the day that promises most a plan is made and bettered, and the bounds
 * of all days are raised, the lowest first. Classes that need not start together have the whole window for one day.
 *
 * Days whose bound exceeds what the plan costs are done with. The others are parted until each stands alone.
 */
export class JointSearch {
  readonly ground: Ground;
  /** The period on which classes start that start together. */
  readonly day: number;
  plans: ComponentPlan[] = [];
  phase: "prices" | "search" = "prices";

  readonly #budget: WorkBudget;
  readonly #random: Random;
  readonly #periods: number;
  /** By day: together they hold all days of the horizon, once there are any. */
  #fronts: Front[] = [];
  #main: Front;
  /** The components on the day of the plan. */
  #models: readonly FormingModel[] = [];
  /** Exact cost of the plan of each component. */
  #costs: number[] = [];
  #spent = 0;

  constructor(ground: Ground, budget: WorkBudget, random: Random, periods: number) {
    this.ground = ground;
    this.#budget = budget;
    this.#random = random;
    const lateness = (period: number, classes: number): number => classes * ground.latenessAt(period);
    const pool = { network: ground.network, rooms: ground.rooms as RoomStarts[] };
    const { isTogether, window } = ground.timing;
    const hasDay = isTogether && ground.startDays().length > 0;
    this.day = hasDay ? waveDay([pool], window, 0, lateness) : window.earliest;
    this.#main = new Front(ground, isTogether ? this.#alike(periods) : { from: 0, past: periods });
    this.#periods = periods;
  }

  /** What the plan costs at most, in units. */
  get cost(): number {
    return this.#costs.reduce((sum, cost) => sum + cost, this.#main.outside);
  }

  /** No plan costs less, in units. */
  get bound(): number {
    if (this.#fronts.length === 0) return 0;
    return this.#fronts.reduce((least, { bound }) => Math.min(least, bound), Number.POSITIVE_INFINITY);
  }

  /** What the plan leaves out costs, in units. */
  get leftCost(): number {
    let cost = this.#main.outside;
    for (const { flow } of this.plans) {
      for (let origin = 0; origin < flow.model.people.length; origin++) cost += flow.left(origin) * flow.model.leftCost;
    }
    return cost;
  }

  get fronts(): readonly Front[] {
    return this.#fronts;
  }

  /** The days of the plan. */
  get days(): Days {
    return this.ground.timing.isTogether ? { from: this.day, past: this.day + 1 } : { from: 0, past: this.#periods };
  }

  *run(): Generator<void, void, void> {
    const { plain, models } = this.ground.terrainOn(this.days);
    this.#models = models;
    for (const [k, model] of plain.entries()) {
      const tree = this.#main.trees[k]!;
      for (const _ of tree.step(Number.MAX_VALUE, false)) {
        yield;
        if (this.#budget.isExhausted) break;
      }
      this.plans.push(new ComponentPlan(model, tree.worth, this.#random.stream(`component ${k}`)));
      this.#costs.push(this.plans[k]!.costWith(models[k]!));
      this.#spend();
      yield;
    }
    this.#openFronts();
    this.phase = "search";
    const turns = new Turns();
    while (!this.#budget.isExhausted && this.#excess() > 0) {
      const [before, cost, bound] = [this.#work(), this.cost, this.bound];
      const row = this.#next(this.#main, true);
      const front = this.#lowest();
      if (row === undefined && front === undefined) break;
      if (front === undefined || (row !== undefined && turns.next() === "plan")) {
        yield* this.#betterPlan(row!);
        turns.note("plan", cost - this.cost, this.#work() - before + LEAST_TURN);
      } else {
        yield* this.#raiseBound(front);
        turns.note("bound", this.bound - bound + cost - this.cost, this.#work() - before + LEAST_TURN);
      }
      // Turns that look at nothing count too, or a work limit might never be reached.
      this.#budget.spend(LEAST_TURN);
      this.#spend();
    }
    for (const plan of this.plans) plan.restore();
  }

  #openFronts(): void {
    const { from, past } = this.#main.days;
    const worth = this.#main.worth(this.ground.network.sources.length, this.ground.network.leftCost);
    this.#fronts = [this.#main];
    if (past < this.#periods) this.#fronts.push(new Front(this.ground, { from: past, past: this.#periods }, worth));
    if (from > 0) this.#fronts.unshift(new Front(this.ground, { from: 0, past: from }, worth));
  }

  /** By how much the plan exceeds the bound, but for what rounding to whole currency takes away. */
  #excess(): number {
    return this.cost - this.bound - UNIT + 1;
  }

  /** The front of the lowest bound that can be raised. */
  #lowest(): Front | undefined {
    let lowest: Front | undefined;
    for (const front of this.#fronts) {
      const canRise = !front.isDone || (front !== this.#main && front.days.past - front.days.from > 1);
      if (canRise && front.bound < this.cost && (lowest === undefined || front.bound < lowest.bound)) lowest = front;
    }
    return lowest;
  }

  *#betterPlan(row: number): Generator<void, void, void> {
    const plan = this.plans[row]!;
    for (const _ of plan.step()) {
      this.#spend();
      if (this.#budget.isExhausted) {
        plan.restore();
        break;
      }
      yield;
    }
    this.#costs[row] = plan.costWith(this.#models[row]!);
  }

  *#raiseBound(front: Front): Generator<void, void, void> {
    if (front !== this.#main && front.adopt(this.#main)) {
      yield;
      return;
    }
    if (front !== this.#main && front.days.past - front.days.from > 1) {
      this.#part(front);
      yield;
      return;
    }
    const row = this.#next(front, false);
    if (row === undefined) return;
    const tree = front.trees[row]!;
    // What other components' plans exceed their bounds by cannot be spent here: only the main front knows plans of its own.
    const upper = front === this.#main ? this.#costs[row]! - UNIT / (2 * front.trees.length + 2) : Number.MAX_VALUE;
    for (const _ of tree.step(upper, tree.model.people.length <= MOST_BRANCHED)) {
      if (this.#budget.isExhausted) return;
      yield;
    }
    if (front !== this.#main || tree.averaged === undefined) return;
    const plan = this.plans[row]!;
    plan.offer(tree.averaged, this.#random.nextFloat());
    this.#costs[row] = plan.costWith(this.#models[row]!);
    yield;
  }

  /**
   * The component of a front whose turn it is, for its plan or its bound: that with the widest gap for the work it has had. What other days
   * could save is not known by component, so there each has its turn.
   */
  #next(front: Front, forPlan: boolean): number | undefined {
    let next: number | undefined;
    let most = 0;
    front.trees.forEach((tree, row) => {
      if (!forPlan && tree.isDone) return;
      const gap = front === this.#main ? Math.max(0, this.#costs[row]! - tree.value) : tree.model.people.length;
      const turn = (gap + (forPlan ? 0 : 1)) / (FIRST_TURN + (forPlan ? this.plans[row]!.work : tree.work));
      if (turn <= most) return;
      most = turn;
      next = row;
    });
    return next;
  }

  /** Parts a front in two: the best of all its days is too good. */
  #part(front: Front): void {
    const { from, past } = front.days;
    const middle = Math.floor((from + past) / 2);
    const worth = this.#main.worth(this.ground.network.sources.length, this.ground.network.leftCost);
    const parts = [
      { from, past: middle },
      { from: middle, past },
    ].map((days) => new Front(this.ground, days, worth));
    this.#fronts.splice(this.#fronts.indexOf(front), 1, ...parts);
  }

  /** The day and those right after it that have the same rooms free: none is better. */
  #alike(periods: number): Days {
    const { rooms, timing } = this.ground;
    const isFree = (period: number): string => rooms.map(({ endOf }) => (endOf[period]! >= 0 ? 1 : 0)).join("");
    const pattern = isFree(this.day);
    let past = this.day + 1;
    while (past <= Math.min(timing.window.latest, periods - 1) && isFree(past) === pattern) past++;
    return { from: this.day, past };
  }

  #work(): number {
    const plans = this.plans.reduce((sum, { work }) => sum + work, 0);
    const fronts = this.#fronts.length === 0 ? [this.#main] : this.#fronts;
    return plans + fronts.reduce((sum, { work }) => sum + work, 0);
  }

  #spend(): void {
    const work = this.#work();
    this.#budget.spend(Math.max(0, work - this.#spent));
    this.#spent = Math.max(work, this.#spent);
  }
}
