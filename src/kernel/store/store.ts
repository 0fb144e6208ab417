import { type AllocationModel, NONE } from "../model.ts";
import { Background } from "./background.ts";
import { Cumulative } from "./cumulative.ts";
import { DECISION, Domains } from "./domains.ts";
import { Energy } from "./energy.ts";
import { propagateJoint } from "./joint.ts";
import { propagateLimit } from "./limit.ts";
import { Objective } from "./objective.ts";
import { propagateOrder } from "./order.ts";
import { propagateIncompatible, propagateRequirement } from "./pairs.ts";
import { PostedRules } from "./posted-rules.ts";
import { propagatePrecedence } from "./precedence.ts";
import { propagateQuota } from "./quota.ts";
import {
  INCOMPATIBLE,
  JOINT,
  LIMIT,
  ORDER,
  PRECEDENCE,
  QUOTA,
  REQUIREMENT,
  type Rules,
  rulesOf,
  SAME_START,
  ZONED,
} from "./rules.ts";
import { propagateSameStart } from "./same-start.ts";
import { type Scratch, scratchOf } from "./scratch.ts";
import { Trail } from "./trail.ts";
import { propagateZoned } from "./zoned.ts";

/**
 * A constraint store over a model: some tasks are fixed (the background), some are free (the slots), all others are left out.
 *
 * Posting costs what the free tasks touch and no more, so the same store serves a whole small model and, thousands of times
 * a second, a few tasks of a large one. `propagate` runs the propagators of what has changed until nothing changes.
 *
 * @example
 * ```ts
 * store.begin();
 * for (const task of free) addOptions(store.domains, task);
 * store.post();
 * if (store.propagate()) …
 * ```
 */
export class Store {
  readonly model: AllocationModel;
  readonly rules: Rules;
  readonly trail: Trail;
  readonly background: Background;
  readonly domains: Domains;
  readonly cumulative: Cumulative;
  readonly objective: Objective;
  /** Rules with a free task. */
  readonly posted: PostedRules;

  /** Whether the last `propagate` has come to its end. */
  isSettled = true;

  readonly #energy: Energy;
  readonly #scratch: Scratch;
  /**
   * Propagators, numbered: first the compulsory parts of each slot, then the resources, then the rules, then (late ones)
   * the energy of the resources, and the objective.
   */
  #resourceAt = 0;
  #ruleAt = 0;
  #energyAt = 0;
  #objectiveAt = 0;

  constructor(model: AllocationModel, rules: Rules = rulesOf(model)) {
    this.model = model;
    this.rules = rules;
    this.trail = new Trail(model.resources * model.periods);
    this.background = new Background(model, rules, this.trail);
    this.domains = new Domains(model, rules, this.background, this.trail);
    this.cumulative = new Cumulative(this.domains);
    this.#scratch = scratchOf(model, rules.zones);
    this.#energy = new Energy(this.domains, this.cumulative.uses);
    this.objective = new Objective(this.domains, this.#scratch);
    this.posted = new PostedRules(rules);
  }

  /** Back to the lowest level, with no slots. Their options are to follow, by `addOptions` or by `open` and `add` of the domains. */
  begin(): void {
    while (this.trail.level > 0) this.trail.pop();
    this.#forget();
    this.domains.begin();
    this.objective.limit = Number.POSITIVE_INFINITY;
    this.objective.idle = 0;
  }

  /** Posts all rules that touch the slots, and marks a level to come back to. */
  post(): void {
    const { domains, cumulative, model } = this;
    this.objective.spreadCosts();
    domains.seal(model.resources * model.periods);
    cumulative.post(domains.pastCells);
    this.posted.post(domains);
    this.#resourceAt = domains.slots;
    this.#ruleAt = this.#resourceAt + cumulative.uses.count;
    this.#energyAt = this.#ruleAt + this.posted.count;
    this.#objectiveAt = this.#energyAt + (model.periods > 1 ? cumulative.uses.count : 0);
    domains.agenda.reset(this.#objectiveAt + 1, this.#energyAt);
    cumulative.forget();
    this.#watch();
    for (let propagator = 0; propagator <= this.#objectiveAt; propagator++) domains.agenda.add(propagator);
    cumulative.refresh(this.#resourceAt, this.#objectiveAt > this.#energyAt ? this.#energyAt : NONE);
    this.push();
  }

  push(): void {
    this.trail.push();
  }

  /** Takes back everything since the last push, failures included. */
  pop(): void {
    this.trail.pop();
    this.#forget();
  }

  #forget(): void {
    this.domains.agenda.clear();
    this.cumulative.forget();
    this.domains.emptySlot = NONE;
    this.domains.actor = DECISION;
  }

  /** Takes an option. False when it fails at once; `propagate` tells the rest. */
  take(option: number): boolean {
    this.domains.actor = DECISION;
    return this.domains.take(option);
  }

  /** Decides against an option. */
  refute(option: number): boolean {
    this.domains.actor = DECISION;
    return this.domains.remove(option);
  }

  /** To be called when the objective's limit has changed. */
  limitTo(cost: number): void {
    this.objective.limit = cost;
    this.domains.agenda.add(this.#objectiveAt);
  }

  /**
   * Runs propagators until nothing changes, or about so much work is done: then `isSettled` is false, and another call goes on.
   * False when the free tasks cannot be placed so.
   */
  propagate(work: number = Number.POSITIVE_INFINITY): boolean {
    const { domains } = this;
    const most = domains.work + work;
    this.isSettled = true;
    if (domains.emptySlot !== NONE) return false;
    for (let next = domains.agenda.next(); next !== NONE; next = domains.agenda.next()) {
      domains.actor = next;
      if (!this.#run(next)) return false;
      if (domains.work >= most) {
        this.isSettled = false;
        break;
      }
    }
    domains.actor = DECISION;
    return true;
  }

  #run(propagator: number): boolean {
    if (propagator < this.#resourceAt) return this.cumulative.settle(propagator);
    if (propagator < this.#ruleAt) return this.cumulative.prune(propagator - this.#resourceAt);
    if (propagator < this.#energyAt) return this.#runRule(propagator - this.#ruleAt);
    if (propagator < this.#objectiveAt) return this.#energy.check(propagator - this.#energyAt);
    return this.objective.propagate();
  }

  #runRule(posted: number): boolean {
    const { domains, rules } = this;
    const { ruleOf, firstMember, member } = this.posted;
    const rule = ruleOf[posted]!;
    const row = rules.row[rule]!;
    const first = firstMember[posted]!;
    const past = firstMember[posted + 1]!;
    switch (rules.kind[rule]) {
      case SAME_START:
        return propagateSameStart(domains, row, member, first, past, this.#scratch);
      case PRECEDENCE:
        return propagatePrecedence(domains, row, this.#scratch);
      case JOINT:
        return propagateJoint(domains, row);
      case ZONED:
        return propagateZoned(domains, row, this.#scratch);
      case ORDER:
        return propagateOrder(domains, row, member, first, past);
      case QUOTA:
        return propagateQuota(domains, row, member, first, past, this.#scratch);
      case LIMIT:
        return propagateLimit(domains, row, member, first, past, this.#scratch);
      case INCOMPATIBLE:
        return propagateIncompatible(domains, row);
      case REQUIREMENT:
        return propagateRequirement(domains, row);
      default:
        return true;
    }
  }

  #watch(): void {
    const { domains, rules } = this;
    const { firstWatch, watch } = domains;
    watch.length = 0;
    for (let slot = 0; slot < domains.slots; slot++) {
      watch.push(slot, this.#objectiveAt);
      const task = domains.taskOf[slot]!;
      for (let at = rules.firstRule[task]!; at < rules.firstRule[task + 1]!; at++) {
        watch.push(this.#ruleAt + this.posted.postedOf(rules.ruleOfTask[at]!));
      }
      firstWatch[slot + 1] = watch.length;
    }
  }

  /** What a propagator stands for, to explain failures: a resource, a rule, or the objective. */
  causeOf(propagator: number): Cause {
    if (propagator === DECISION) return { kind: "decision", row: NONE };
    if (propagator < this.#resourceAt) return { kind: "slot", row: propagator };
    if (propagator < this.#ruleAt)
      return { kind: "capacity", row: this.cumulative.uses.resourceOf[propagator - this.#resourceAt]! };
    if (propagator < this.#energyAt) return { kind: "rule", row: this.posted.ruleOf[propagator - this.#ruleAt]! };
    if (propagator < this.#objectiveAt)
      return { kind: "energy", row: this.cumulative.uses.resourceOf[propagator - this.#energyAt]! };
    return { kind: "objective", row: NONE };
  }
}

/** Who removed an option, or failed. */
export interface Cause {
  readonly kind: "decision" | "slot" | "capacity" | "rule" | "energy" | "objective";
  readonly row: number;
}
