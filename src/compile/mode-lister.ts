import type { Refusal } from "../domain/own/answers.ts";
import { Candidates } from "./candidates.ts";
import { Demands } from "./demands.ts";
import { facilityFits, roomFits } from "./eligibility.ts";
import { cohortOf, type Offer } from "./offer.ts";
import { limitMetres, partiesOf } from "./reach.ts";
import { AFTERNOON, MORNING } from "./rooms.ts";
import type { Rules } from "./rules/index.ts";
import { Shapes } from "./shapes.ts";
import { StartSplitter } from "./split-starts.ts";
import { allowanceTerm, classTerm, emptySeatsTerm, facilityDaysTerm, travelTerm } from "./terms.ts";

/** Modes of one task, cheapest first, each with its cost apart from the start day, its shape and its demands. */
export interface ModeList {
  readonly cost: Float64Array;
  readonly shape: Int32Array;
  /** Demands of a mode, a room first; absent where each mode asks for one of one resource. [mode + 1] */
  readonly firstDemand?: Int32Array;
  /** [demand] */
  readonly resource: Int32Array;
  readonly amount?: Int32Array;
  /** No mode beyond the list is cheaper; Infinity when all are listed. */
  readonly restCost: number;
}

/** Lists what a class may choose: the rooms that suit it, as far as the rules let it have them. */
export class ModeLister {
  readonly shapes: Shapes = new Shapes();
  /** Whether some room suits the class last listed, and costs no less than leaving its cohort out. */
  isTooDear = false;
  /** What a rule of the user's own has against the first room that would otherwise suit the class last listed. */
  refusal: Refusal | undefined;
  /** Whether every mode asks for one of one resource, and no start makes it cost more. */
  readonly isBare: boolean;

  readonly #offer: Offer;
  readonly #rules: Rules;
  readonly #splitter = new StartSplitter(this.shapes);
  readonly #found: Candidates;
  /** What the place that is looked at asks for beside a room. */
  readonly #beside = new Demands();

  constructor(offer: Offer, rules: Rules) {
    this.#offer = offer;
    this.#rules = rules;
    const { rooms } = offer;
    const isSimple = rooms.resources === rooms.count && rooms.fullAmount.every((amount) => amount === 1);
    this.isBare = isSimple && rules.demanding.length + rules.byStart.length === 0;
    this.#found = new Candidates(new Demands());
  }

  /** Lists the modes of a class, at most so many. */
  list(task: number, atMost: number): ModeList {
    this.#gather(task);
    const found = this.#found;
    found.sort();
    return this.#read(task, 0, Math.min(found.count, atMost));
  }

  /** Lists those that come after the first so many: all that cost less than `upTo`. */
  listBeyond(task: number, first: number, upTo: number): ModeList {
    this.#gather(task);
    const found = this.#found;
    found.sort();
    let past = first;
    while (past < found.count && found.keys[past]! < upTo) past++;
    return this.#read(task, first, past);
  }

  #read(task: number, from: number, past: number): ModeList {
    const found = this.#found;
    const cost = found.keys.subarray(from, past);
    const restCost = past < found.count ? found.keys[past]! : Number.POSITIVE_INFINITY;
    const items = found.items.subarray(from, past);
    if (this.isBare) {
      const { sites, rooms, tasks } = this.#offer;
      const phase = tasks.phases[task]!;
      const shape = items.map((room) => this.shapes.row(phase, sites[rooms.siteOf[room]!]!));
      return { cost, shape, resource: items, restCost };
    }
    const shape = items.map((item) => found.shapeOf(item));
    const firstDemand = new Int32Array(items.length + 1);
    const resource: number[] = [];
    const amount: number[] = [];
    items.forEach((item, mode) => {
      const demands = found.demandsOf(item);
      for (let at = demands.first; at < demands.past; at++) {
        resource.push(demands.of.resource[at]!);
        amount.push(demands.of.amount[at]!);
      }
      firstDemand[mode + 1] = resource.length;
    });
    return { cost, shape, firstDemand, resource: Int32Array.from(resource), amount: Int32Array.from(amount), restCost };
  }

  #gather(task: number): void {
    const { problem, sites, rooms, regions, rates, reach, tasks } = this.#offer;
    const { allowing, costing, allowingRooms, refusing, cutCost } = this.#rules;
    const cohort = cohortOf(this.#offer, task);
    const phase = tasks.phases[task]!;
    const allowance = allowanceTerm(rates, cohort.size, phase.days);
    const hasSeatCost = rates.emptySeat > 0;
    const most = cutCost[tasks.cohortOf[task]!]!;
    this.#found.clear();
    this.isTooDear = false;
    this.refusal = undefined;
    reach.find(partiesOf(cohort, regions), limitMetres(problem, cohort));
    for (let i = 0; i < reach.count; i++) {
      const row = reach.sites[i]!;
      const site = sites[row]!;
      if (!facilityFits(cohort, phase, site, regions)) continue;
      if (allowing.length > 0 && !allowing.every((rule) => rule.allows(task, row))) continue;
      let cost =
        classTerm(rates, site.facility) +
        facilityDaysTerm(site.facility, phase.days) +
        allowance +
        travelTerm(rates, reach.dailyM[row]!, reach.boarderM[row]!, phase.days);
      for (let k = 0; k < costing.length; k++) cost += costing[k]!.cost(task, row);
      if (!this.isBare && !this.#lookBeside(task, row)) continue;
      for (let room = rooms.firstRoom[row]!; room < rooms.firstRoom[row + 1]!; room++) {
        if (rooms.seats[room]! < cohort.size) continue;
        if (!roomFits(phase, site.facility.rooms[room - rooms.firstRoom[row]!]!.equipment)) continue;
        if (allowingRooms.length > 0 && !allowingRooms.every((rule) => rule.allowsRoom(task, room))) continue;
        const seated = hasSeatCost
          ? cost + emptySeatsTerm(rates, cohort.size, rooms.seats[room]!, rooms.fullAmount[room] === 0)
          : cost;
        const refusal = refusing?.refusal(task, room);
        if (refusal !== undefined) {
          this.refusal ??= refusal;
          continue;
        }
        // No start makes it cheaper, so leaving the cohort out is always as good.
        if (seated >= most) this.isTooDear = true;
        else if (this.isBare) this.#found.addBare(seated, room);
        else this.#addRoom(task, row, room, seated, most);
      }
    }
  }

  #lookBeside(task: number, site: number): boolean {
    this.#beside.clear();
    return this.#rules.demanding.every((rule) => rule.demand(task, site, this.#beside));
  }

  /** The modes of a room: one for each of its resources that must be told apart, and for each cost that its starts may have. */
  #addRoom(task: number, site: number, room: number, cost: number, most: number): void {
    const { rooms, sites, tasks } = this.#offer;
    const phase = tasks.phases[task]!;
    const { size } = cohortOf(this.#offer, task);
    const isHalf = phase.sessions === "half";
    const isShared = rooms.fullAmount[room] === 0;
    const amount = isShared ? size : isHalf ? 1 : rooms.fullAmount[room]!;
    for (const { added, shape } of this.#costsByStart(task, site, this.shapes.row(phase, sites[site]!))) {
      if (cost + added >= most) {
        this.isTooDear = true;
        continue;
      }
      for (let resource = rooms.firstResource[room]!; resource < rooms.firstResource[room + 1]!; resource++) {
        const part = rooms.partOf[resource];
        // A whole day takes a room's afternoon together with its morning.
        if (!isHalf && part === AFTERNOON) continue;
        this.#found.begin(cost + added, shape);
        this.#found.demand(resource, amount);
        if (!isHalf && part === MORNING) this.#found.demand(resource + 1, amount);
        for (let k = 0; k < this.#beside.resource.length; k++) {
          this.#found.demand(this.#beside.resource[k]!, this.#beside.amount[k]!);
        }
      }
    }
  }

  #costsByStart(task: number, site: number, shape: number): { readonly added: number; readonly shape: number }[] {
    let costs = [{ added: 0, shape }];
    for (const rule of this.#rules.byStart) {
      const value = rule.costByStart(task, site);
      if (value === undefined) continue;
      costs = costs.flatMap((each) =>
        this.#splitter
          .split(each.shape, value)
          .map((part) => ({ added: each.added + value.costOf(part.number), shape: part.shape })),
      );
    }
    return costs;
  }
}
