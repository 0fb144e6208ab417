import { sortByKey } from "../base/index.ts";
import type { Phase, Problem } from "../domain/index.ts";
import { facilityFits, roomFits } from "./eligibility.ts";
import { limitMetres, partiesOf, type Reach } from "./reach.ts";
import type { Rooms } from "./rooms.ts";
import { Shapes } from "./shapes.ts";
import type { RegionTree, Site } from "./sites.ts";
import { allowanceTerm, classTerm, facilityDaysTerm, type Rates, travelTerm, unplacedTerm } from "./terms.ts";

/** What a problem's cohorts may choose from. */
export interface Offer {
  readonly problem: Problem;
  readonly sites: readonly Site[];
  readonly rooms: Rooms;
  readonly regions: RegionTree;
  readonly rates: Rates;
  /** The phase of each cohort's programme. [cohort] */
  readonly phases: readonly Phase[];
  readonly reach: Reach;
}

/** The modes of a cohort: the rooms that suit it, cheapest first, each with its cost apart from the start day and its shape. */
export class ModeLister {
  readonly shapes: Shapes = new Shapes();
  cost: Float64Array = new Float64Array(0);
  room: Int32Array = new Int32Array(0);
  shape: Int32Array = new Int32Array(0);
  /** No room beyond the list is cheaper; Infinity when all are listed. */
  restCost: number = Number.POSITIVE_INFINITY;
  /** Whether some room suits the cohort, and costs no less than leaving it out. */
  isTooDear = false;

  readonly #offer: Offer;
  readonly #keys: Float64Array;
  readonly #items: Int32Array;
  #found = 0;

  constructor(offer: Offer) {
    this.#offer = offer;
    this.#keys = new Float64Array(offer.rooms.count);
    this.#items = new Int32Array(offer.rooms.count);
  }

  /** Lists the modes of a cohort, at most so many. */
  list(task: number, atMost: number): void {
    const { sites, rooms, phases } = this.#offer;
    this.#gather(task);
    sortByKey(this.#keys, this.#items, 0, this.#found);
    const listed = Math.min(this.#found, atMost);
    this.restCost = listed < this.#found ? this.#keys[listed]! : Number.POSITIVE_INFINITY;
    this.cost = this.#keys.subarray(0, listed);
    this.room = this.#items.subarray(0, listed);
    this.shape = this.room.map((room) => this.shapes.row(phases[task]!, sites[rooms.siteOf[room]!]!));
  }

  /** Lists those that come after the first so many: all that cost less than `upTo`. */
  listBeyond(task: number, first: number, upTo: number): void {
    this.list(task, Number.POSITIVE_INFINITY);
    let past = first;
    while (past < this.#found && this.#keys[past]! < upTo) past++;
    this.restCost = past < this.#found ? this.#keys[past]! : Number.POSITIVE_INFINITY;
    this.cost = this.cost.subarray(first, past);
    this.room = this.room.subarray(first, past);
    this.shape = this.shape.subarray(first, past);
  }

  #gather(task: number): void {
    const { problem, sites, rooms, regions, rates, phases, reach } = this.#offer;
    const cohort = problem.cohorts[task]!;
    const phase = phases[task]!;
    const skipCost = unplacedTerm(rates, cohort);
    const allowance = allowanceTerm(rates, cohort.size, phase.days);
    this.#found = 0;
    this.isTooDear = false;
    reach.find(partiesOf(cohort, regions), limitMetres(problem, cohort));
    for (let i = 0; i < reach.count; i++) {
      const row = reach.sites[i]!;
      const site = sites[row]!;
      if (!facilityFits(cohort, phase, site, regions)) continue;
      const cost =
        classTerm(rates, site.facility) +
        facilityDaysTerm(site.facility, phase.days) +
        allowance +
        travelTerm(rates, reach.participantM[row]!, phase.days);
      for (let room = rooms.firstRoom[row]!; room < rooms.firstRoom[row + 1]!; room++) {
        if (rooms.seats[room]! < cohort.size) continue;
        if (!roomFits(phase, site.facility.rooms[room - rooms.firstRoom[row]!]!.equipment)) continue;
        // No start makes it cheaper, so leaving the cohort out is always as good.
        if (cost >= skipCost) {
          this.isTooDear = true;
          continue;
        }
        this.#keys[this.#found] = cost;
        this.#items[this.#found++] = room;
      }
    }
  }
}
