import { NONE } from "../model.ts";
import type { Domains } from "./domains.ts";
import type { Rules } from "./rules.ts";

/** The rules that touch the slots, and which slots each of them touches. */
export class PostedRules {
  readonly ruleOf: number[] = [];
  /** Slots of a posted rule. [posted + 1] */
  readonly firstMember: number[] = [0];
  readonly member: number[] = [];

  readonly #rules: Rules;
  /** [rule] */
  readonly #postedOf: Int32Array;

  constructor(rules: Rules) {
    this.#rules = rules;
    this.#postedOf = new Int32Array(rules.count).fill(NONE);
  }

  get count(): number {
    return this.ruleOf.length;
  }

  /** NONE for a rule that touches no slot. */
  postedOf(rule: number): number {
    return this.#postedOf[rule]!;
  }

  /** Posts the rules of the slots' tasks. */
  post(domains: Domains): void {
    const { ruleOf, firstMember, member } = this;
    const rules = this.#rules;
    for (const rule of ruleOf) this.#postedOf[rule] = NONE;
    ruleOf.length = 0;
    member.length = 0;
    firstMember.length = 1;
    for (let slot = 0; slot < domains.slots; slot++) {
      const task = domains.taskOf[slot]!;
      for (let at = rules.firstRule[task]!; at < rules.firstRule[task + 1]!; at++) {
        const rule = rules.ruleOfTask[at]!;
        if (this.#postedOf[rule] === NONE) {
          this.#postedOf[rule] = ruleOf.length;
          ruleOf.push(rule);
          firstMember.push(0);
        }
        firstMember[this.#postedOf[rule]! + 1]!++;
      }
    }
    // Rules about no task at all may still ask for the impossible.
    for (const rule of rules.taskless) {
      this.#postedOf[rule] = ruleOf.length;
      ruleOf.push(rule);
      firstMember.push(0);
    }
    for (let posted = 0; posted < ruleOf.length; posted++) firstMember[posted + 1]! += firstMember[posted]!;
    const next = firstMember.slice();
    for (let slot = 0; slot < domains.slots; slot++) {
      const task = domains.taskOf[slot]!;
      for (let at = rules.firstRule[task]!; at < rules.firstRule[task + 1]!; at++) {
        member[next[this.#postedOf[rules.ruleOfTask[at]!]!]!++] = slot;
      }
    }
  }
}
