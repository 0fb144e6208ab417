import type { RegionTree } from "../compile/sites.ts";
import type { LeftHelp, LeftReason } from "../domain/index.ts";
import { nearestPlaces, placeIndex, straightMetres, type TravelModel } from "../geo/index.ts";
import { BoardingPlaces } from "./boarding-places.ts";
import type { Formed } from "./form-programme.ts";
import { compare, type Network } from "./network.ts";
import { UNTRIED } from "./one-more.ts";
import type { LeftOut } from "./options.ts";

/** What is known of one programme once its classes are formed. */
export interface FormingResult {
  readonly network: Network;
  readonly formed: Omit<Formed, "cost" | "bound" | "work">;
  /** Whether a site has a suitable room at some time of the window. [site] */
  readonly hasRoom: readonly boolean[];
  /** Classes for which a site has rooms, on the day of the wave if there is one. [site] */
  readonly places: readonly number[];
  /** The day of the wave. */
  readonly waveDate: string | undefined;
  readonly regions: RegionTree;
  readonly travel: TravelModel;
  readonly limitM: number;
  readonly roadFactor: number;
  readonly currency: string;
}

/** Who is left out, by region, each with the reason of the place where most of them live. */
export function leftOut(result: FormingResult): LeftOut[] {
  const { network, formed } = result;
  const byRegion = new Map<string, { count: number; largest: number }>();
  network.sources.forEach(({ region }, source) => {
    const count = formed.left[source]!;
    if (count === 0) return;
    const known = byRegion.get(region) ?? { count: 0, largest: source };
    const largest = count > formed.left[known.largest]! ? source : known.largest;
    byRegion.set(region, { count: known.count + count, largest });
  });
  const reasons = new Reasons(result);
  return [...byRegion]
    .sort(([a], [b]) => compare(a, b))
    .map(([region, { count, largest }]) => {
      const reason = reasons.of(largest);
      const message = `${people(count)} in ${reasons.nameOf(region)}: ${reason.message}`;
      return { region, programme: network.programme.id, count, reason: { ...reason, message } };
    });
}

/** Asks one question after the other; the first "no" is the reason. */
export class Reasons {
  readonly #result: FormingResult;
  /** The limit, as it stands in sentences. */
  readonly #within: string;
  readonly #withinKm: number;
  readonly #boarding: BoardingPlaces;

  constructor(result: FormingResult) {
    this.#result = result;
    const { network, formed, limitM, travel } = result;
    this.#boarding = new BoardingPlaces(network, formed.spareAt, limitM, travel);
    this.#withinKm = km(result.limitM);
    const straight = Math.round(result.limitM / result.roadFactor / 1000);
    this.#within = `within ${straight} km (${this.#withinKm} by road)`;
  }

  nameOf(region: string): string {
    return this.#result.regions.get(region).name ?? region;
  }

  /** Why people of a source are left, and what would help them. */
  of(source: number): LeftReason {
    const { help = [], ...reason } = this.#reasonOf(source);
    const all = [...help, ...(reason.code === "not-worth-it" ? [] : this.#boarding.nearest(source))];
    return all.length === 0 ? reason : { ...reason, help: all };
  }

  /** Why people are left who would have had a seat if groups could be split; `least` is how many of their own stay together. */
  ofGroup(least: number): LeftReason {
    const withinKm = this.#withinKm;
    const message =
      least > 1
        ? `no class ${this.#within} has seats for ${least} of them together.`
        : `groups that stay together have the seats ${this.#within}.`;
    return { code: "together", message, help: [{ kind: "seats", count: least, withinKm }], missing: least, withinKm };
  }

  #reasonOf(source: number): LeftReason {
    const { network, formed, hasRoom, places } = this.#result;
    const withRoom = this.#sitesInReach(source).filter((site) => hasRoom[site]!);
    if (withRoom.length === 0) return this.#noRoom(source);
    const most = withRoom.reduce((best, site) => (network.inReach[site]! > network.inReach[best]! ? site : best));
    if (network.inReach[most]! < network.minSize) return this.#tooFew(source, most);
    const usable = withRoom.filter((site) => network.inReach[site]! >= network.minSize);
    // People are shared out at least cost: whoever could have a free seat and has none would pay more for it than staying costs.
    const spare = usable.find((site) => formed.spareAt[site]! > 0);
    if (spare !== undefined) {
      const what = `the way to the free seats at ${this.#siteName(spare)} costs`;
      return this.#notWorthIt(what, "", this.#wayCosts(source, spare), spare);
    }
    if (usable.every((site) => formed.classesAt[site] === places[site]!)) return this.#roomsShort(source, usable);
    const more = formed.oneMore[source];
    if (more === UNTRIED) return this.#untried();
    if (more?.missing === 0) {
      const rise = Math.max(1, Math.round(more.rise / network.unit));
      return this.#notWorthIt(
        `one more class at ${this.#siteName(more.site)}, with others from the classes around, would cost`,
        `${this.#result.currency} ${grouped(rise)} `,
        rise,
        more.site,
      );
    }
    return this.#pooling(more?.missing);
  }

  #noRoom(source: number): LeftReason {
    const { network, hasRoom, travel } = this.#result;
    const places = network.sites.filter((_, site) => hasRoom[site]!).map(({ place }) => place);
    const { metres } = nearestPlaces(placeIndex(places, travel), network.sources[source]!.place, 1);
    const withinKm = this.#withinKm;
    const help = [{ kind: "room", withinKm }] as const;
    if (metres.length === 0) {
      const message = `no suitable room lies ${this.#within}, and none on their landmass.`;
      return { code: "no-room-in-reach", message, help, withinKm };
    }
    const nearestKm = km(metres[0]!);
    const message = `no suitable room lies ${this.#within}; the nearest is ${nearestKm} km away by road.`;
    return { code: "no-room-in-reach", message, help, withinKm, nearestKm };
  }

  /** `site` is the one with the most people in reach. */
  #tooFew(source: number, site: number): LeftReason {
    const { network, travel, regions } = this.#result;
    const { minSize, inReach } = network;
    const missing = minSize - inReach[site]!;
    const others = inReach[site]! - network.sources[source]!.people;
    const away = others === 0 ? "" : `with ${others} of their neighbours, `;
    const start = `${away}${missing} more ${this.#within} of ${this.#siteName(site)} would make a class of ${minSize}`;
    const { place } = network.sites[site]!;
    let nearest: { readonly metres: number; readonly region: string } | undefined;
    network.sources.forEach((other, row) => {
      if (other.place.landmass !== place.landmass || this.#sitesInReach(row).includes(site)) return;
      const metres = travel.roadMetres(other.place, place, straightMetres(other.place.point, place.point));
      if (nearest === undefined || metres < nearest.metres) nearest = { metres, region: other.region };
    });
    const withinKm = this.#withinKm;
    const facility = network.sites[site]!.facility.id;
    const help = [{ kind: "people", count: missing, withinKm, facility }] as const;
    if (nearest === undefined) {
      const message = `${start}; there is no other demand on their landmass.`;
      return { code: "too-few-people", message, help, missing, withinKm };
    }
    const nearestKm = km(nearest.metres);
    const { name = nearest.region } = regions.get(nearest.region);
    const message = `${start}; the nearest other demand is ${name}, ${nearestKm} km from there by road.`;
    return { code: "too-few-people", message, help, missing, withinKm, nearestKm };
  }

  #roomsShort(source: number, usable: readonly number[]): LeftReason {
    const { formed, places, waveDate } = this.#result;
    const missing = formed.left[source]!;
    const rooms = usable.reduce((sum, site) => sum + places[site]!, 0);
    const on = waveDate === undefined ? "" : ` that is free from ${waveDate} on`;
    const has =
      rooms === 0
        ? `no suitable room ${this.#within} is left`
        : `each suitable room ${this.#within}${on} has its class`;
    const message = `${has}; seats for ${missing} more would be needed.`;
    const withinKm = this.#withinKm;
    return { code: "rooms-short", message, help: [{ kind: "seats", count: missing, withinKm }], missing, withinKm };
  }

  /** `amount` would do, at a site. */
  #notWorthIt(what: string, words: string, amount: number, site: number): LeftReason {
    const message = `${what} ${words}more than leaving them out.`;
    const help: LeftHelp = { kind: "money", amount, facility: this.#result.network.sites[site]!.facility.id };
    return { code: "not-worth-it", message, help: [help], withinKm: this.#withinKm };
  }

  /** What those who are left at a source would pay more for the way to free seats, as many as there are, than for staying. */
  #wayCosts(source: number, site: number): number {
    const { network, formed } = this.#result;
    const arc = network.arcSite.subarray(network.firstArc[source], network.firstArc[source + 1]).indexOf(site);
    const more = network.arcCost[network.firstArc[source]! + arc]! - network.leftCost;
    const people = Math.min(formed.left[source]!, formed.spareAt[site]!);
    return Math.max(1, Math.ceil((more * people) / network.unit));
  }

  #pooling(missing: number | undefined): LeftReason {
    const { minSize } = this.#result.network;
    const message = `the classes ${this.#within} are full, and one more of ${minSize} would leave those around with too few people`;
    if (missing === undefined) return { code: "pooling", message: `${message}.`, withinKm: this.#withinKm };
    const withinKm = this.#withinKm;
    const help = [{ kind: "people", count: missing, withinKm }] as const;
    return { code: "pooling", message: `${message}; ${missing} more would do.`, help, missing, withinKm };
  }

  #untried(): LeftReason {
    const message = `there are people and rooms ${this.#within} for one more class, but the work limit was reached before it was tried.`;
    return { code: "pooling", message, withinKm: this.#withinKm };
  }

  #siteName(site: number): string {
    const { facility } = this.#result.network.sites[site]!;
    return facility.name ?? facility.id;
  }

  #sitesInReach(source: number): number[] {
    const { firstArc, arcSite } = this.#result.network;
    return Array.from(arcSite.subarray(firstArc[source]!, firstArc[source + 1]!));
  }
}

function people(count: number): string {
  return `${count} ${count === 1 ? "person" : "people"}`;
}

function km(metres: number): number {
  return Math.round(metres / 100) / 10;
}

/** 1250000 as 1,250,000. */
function grouped(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ",");
}
