/** Groups that stay together: who sits in which of a plan's classes, once it is decided which are held. */
import type { Random, WorkBudget } from "../../base/index.ts";
import type { Demand, Members } from "../../domain/index.ts";
import { KeepTogether } from "../together/keep-together.ts";
import type { ComponentPlan } from "./component-plan.ts";
import type { Days, Ground } from "./ground.ts";
import { HandOut } from "./hand-out.ts";

/** Steps of a component before it is the next one's turn. */
const TURN = 20;

/** A class with its people by item of the demand. */
export interface SeatedClass {
  readonly site: number;
  readonly members: readonly Members[];
}

/** People who stay together, or all others of one source. */
interface Group {
  readonly source: number;
  readonly items: readonly Demand[];
  readonly people: number;
  readonly least: number;
}

/** A component of which some people stay together. */
interface Part {
  readonly groups: readonly Group[];
  /** [class] */
  readonly siteOf: readonly number[];
  readonly seats: KeepTogether;
}

/** Fewest of an item in any class that holds some of them. */
export function leastOf({ count, together = 1 }: Demand): number {
  return Math.min(count, together);
}

/** The components of a plan in which anybody stays together, each seated anew; the others need nothing. */
export class GroupSeats {
  readonly #parts: Part[] = [];
  readonly #budget: WorkBudget;

  constructor(
    ground: Ground,
    demand: readonly Demand[],
    plans: readonly ComponentPlan[],
    days: Days,
    random: Random,
    budget: WorkBudget,
  ) {
    this.#budget = budget;
    const items = ground.itemsOf(demand);
    const slots = ground.slotsOn(days);
    plans.forEach(({ flow }, row) => {
      const sources = flow.model.sourceOf;
      const groups = [...sources].flatMap((source) => groupsOf(source, items[source]!));
      if (groups.every(({ least }) => least < 2)) return;
      const siteOf: number[] = [];
      const maxSize: number[] = [];
      flow.model.siteRow.forEach((site, own) => {
        for (let k = 0; k < flow.classes(own); k++) {
          siteOf.push(site);
          maxSize.push(slots[site]![k]!.seats);
        }
      });
      const seats = new KeepTogether(
        { ...waysOf(ground, groups, siteOf), maxSize: Int32Array.from(maxSize) },
        random.stream(`component ${row}`),
        budget,
      );
      this.#parts.push({ groups, siteOf, seats });
    });
  }

  /** By how much all costs more than if nobody stayed together, in units. */
  get extra(): number {
    return this.#parts.reduce((sum, { seats }) => sum + seats.cost - seats.freeCost, 0);
  }

  *run(): Generator<void, void, void> {
    for (const { seats } of this.#parts) yield* seats.dive();
    let isDone = false;
    while (!isDone && !this.#budget.isExhausted) {
      isDone = true;
      for (const { seats } of this.#parts) {
        for (let step = 0; step < TURN && !seats.isDone && !this.#budget.isExhausted; step++) {
          isDone = false;
          yield* seats.step();
        }
      }
    }
    for (const { seats } of this.#parts) seats.restore();
  }

  /** Sites whose classes are seated here. */
  get sites(): ReadonlySet<number> {
    return new Set(this.#parts.flatMap(({ siteOf }) => siteOf));
  }

  get classes(): SeatedClass[] {
    return this.#parts.flatMap(({ groups, siteOf, seats: { flow } }) => {
      const handOut = new HandOut(groups.map(({ items }) => items));
      const classes = siteOf.flatMap((site, one): SeatedClass[] => {
        const members = [...flow.arcsOf(one)].flatMap((arc) => handOut.take(flow.groupOf[arc]!, flow.flow[arc]!));
        return members.length === 0 ? [] : [{ site, members }];
      });
      return classes;
    });
  }

  /** Who is in none of them. [source] */
  get left(): ReadonlyMap<number, readonly Members[]> {
    const left = new Map<number, Members[]>();
    for (const { groups, seats } of this.#parts) {
      const handOut = new HandOut(groups.map(({ items }) => items));
      groups.forEach(({ source, people }, group) => {
        handOut.take(group, people - seats.flow.left[group]!);
        left.set(source, [...(left.get(source) ?? []), ...handOut.take(group, seats.flow.left[group]!)]);
      });
    }
    return left;
  }
}

/** Items that stay together are groups of their own, the others of a source are one. */
function groupsOf(source: number, items: readonly Demand[]): Group[] {
  const groups = items
    .filter((item) => leastOf(item) > 1)
    .map((item) => ({ source, items: [item], people: item.count, least: leastOf(item) }));
  const others = items.filter((item) => leastOf(item) <= 1);
  if (others.length === 0) return groups;
  const people = others.reduce((sum, { count }) => sum + count, 0);
  return [...groups, { source, items: others, people, least: 1 }];
}

function waysOf({ network }: Ground, groups: readonly Group[], siteOf: readonly number[]) {
  const { firstArc: first, arcSite, arcCost: costs, minSize, leftCost } = network;
  const classesAt = new Map<number, number[]>();
  siteOf.forEach((site, one) => {
    const here = classesAt.get(site) ?? [];
    classesAt.set(site, here);
    here.push(one);
  });
  const firstArc = [0];
  const arcClass: number[] = [];
  const arcCost: number[] = [];
  for (const { source } of groups) {
    for (let arc = first[source]!; arc < first[source + 1]!; arc++) {
      for (const one of classesAt.get(arcSite[arc]!) ?? []) {
        arcClass.push(one);
        arcCost.push(costs[arc]!);
      }
    }
    firstArc.push(arcClass.length);
  }
  return {
    people: Int32Array.from(groups, ({ people }) => people),
    least: Int32Array.from(groups, ({ least }) => least),
    minSize: new Int32Array(siteOf.length).fill(minSize),
    firstArc: Int32Array.from(firstArc),
    arcClass: Int32Array.from(arcClass),
    arcCost: Float64Array.from(arcCost),
    leftCost,
  };
}
