import { type FormingModel, nextSeats } from "../forming-model.ts";
import type { Column } from "./relaxation.ts";

/** The averaged primal of a relaxation: who goes where, and how many classes are there, in fractions. */
export class Averaged {
  readonly model: FormingModel;
  /** People of an origin by site. [origin] */
  readonly flows: readonly { readonly site: number; people: number }[][];
  /** [site] */
  readonly load: Float64Array;
  readonly classes: Float64Array;
  /** How much there is of the k-th class of a site. [firstSeat[site] + k] */
  readonly class: Float64Array;
  /** Sites with classes. */
  readonly sites: readonly number[];

  constructor(model: FormingModel, weighed: Iterable<{ readonly column: Column; readonly weight: number }>) {
    this.model = model;
    this.flows = Array.from(model.people, () => []);
    this.load = new Float64Array(model.siteRow.length);
    this.classes = new Float64Array(model.siteRow.length);
    this.class = new Float64Array(model.seatSum.length);
    const sites = new Set<number>();
    for (const { column, weight } of weighed) {
      const { site } = column;
      sites.add(site);
      this.classes[site]! += weight * column.classes;
      for (let k = 0; k < column.classes; k++) this.class[model.firstSeat[site]! + k]! += weight;
      for (let k = 0; k < column.arcs.length; k++) {
        const here = this.flows[model.arcOrigin[column.arcs[k]!]!]!;
        const people = weight * column.counts[k]!;
        this.load[site]! += people;
        const known = here.find((flow) => flow.site === site);
        if (known === undefined) here.push({ site, people });
        else known.people += people;
      }
    }
    this.sites = [...sites];
  }

  /** What the classes of a site count, each by its seats. */
  counted(site: number, phi: (seats: number) => number): number {
    const first = this.model.firstSeat[site]!;
    let sum = 0;
    for (let k = 0; first + k + 1 < this.model.firstSeat[site + 1]! && this.class[first + k]! > 0; k++) {
      sum += this.class[first + k]! * phi(nextSeats(this.model, site, k));
    }
    return sum;
  }
}
