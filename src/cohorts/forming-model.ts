/**
 * Forming as arrays: people of a few places, rooms of a few sites, and who can reach what.
 *
 * People of one place are alike and so are the rooms of one site, so the only decision is how many classes each site holds. For
 * given numbers, any people between `minSize` a class and the seats of the rooms split into legal classes, and who goes where is a
 * transportation problem. Costs are integers.
 */
export interface FormingModel {
  /** Rows of the network that the origins and sites come from. [origin] [site] */
  readonly sourceOf: Int32Array;
  readonly siteRow: Int32Array;
  /** [origin] */
  readonly people: Int32Array;
  /** Arcs of an origin, nearest first. [origin + 1] */
  readonly firstArc: Int32Array;
  /** [arc] */
  readonly arcOrigin: Int32Array;
  readonly arcSite: Int32Array;
  /** Cost of one participant. [arc] */
  readonly arcCost: Float64Array;
  /** Arcs of a site: `siteArc[firstSiteArc[site] .. firstSiteArc[site + 1]]`, cheapest first. [site + 1] */
  readonly firstSiteArc: Int32Array;
  readonly siteArc: Int32Array;
  /** Cost of the k-th class of a site, from 0, none less than the one before: `classCost[firstSeat[site] + k]`. */
  readonly classCost: Float64Array;
  /** Seats of the first so many classes of a site, none to all: `seatSum[firstSeat[site] + classes]`, each adding no more than the one before. [site + 1] */
  readonly firstSeat: Int32Array;
  readonly seatSum: Int32Array;
  readonly minSize: number;
  /** Cost of a participant who is left out. */
  readonly leftCost: number;
}

/** Most classes that a site can hold. */
export function mostClasses(model: FormingModel, site: number): number {
  return model.firstSeat[site + 1]! - model.firstSeat[site]! - 1;
}

/** Seats that `classes` classes of a site have together. */
export function seatsOf(model: FormingModel, site: number, classes: number): number {
  return model.seatSum[model.firstSeat[site]! + classes]!;
}

/** Cost of the next class of a site that has `classes`. */
export function nextCost(model: FormingModel, site: number, classes: number): number {
  return model.classCost[model.firstSeat[site]! + classes]!;
}

/** Cost of the first so many classes of a site. */
export function costOf(model: FormingModel, site: number, classes: number): number {
  let cost = 0;
  for (let k = 0; k < classes; k++) cost += nextCost(model, site, k);
  return cost;
}

/** Seats of the next class of a site that has `classes`. */
export function nextSeats(model: FormingModel, site: number, classes: number): number {
  return seatsOf(model, site, classes + 1) - seatsOf(model, site, classes);
}
