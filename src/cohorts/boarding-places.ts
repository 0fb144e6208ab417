import type { LeftHelp } from "../domain/index.ts";
import { nearestPlaces, type PlaceIndex, placeIndex, type TravelModel } from "../geo/index.ts";
import type { Network } from "./network.ts";

/** Where people who are left could board: facilities beyond daily travel with a class that has seats free. */
export class BoardingPlaces {
  readonly #network: Network;
  readonly #spareAt: ArrayLike<number>;
  readonly #limitM: number;
  /** Sites with free seats. */
  readonly #sites: readonly number[];
  readonly #index: PlaceIndex;

  /** `spareAt`: free seats in the classes of a site. [site] */
  constructor(network: Network, spareAt: ArrayLike<number>, limitM: number, travel: TravelModel) {
    this.#network = network;
    this.#spareAt = spareAt;
    this.#limitM = limitM;
    this.#sites = [...network.sites.keys()].filter((site) => spareAt[site]! > 0);
    this.#index = placeIndex(
      this.#sites.map((site) => network.sites[site]!.place),
      travel,
    );
  }

  /** The nearest for people of a source on their landmass; nothing where there is none, or where it is not too far for every day. */
  nearest(source: number): readonly Extract<LeftHelp, { kind: "boarding" }>[] {
    const { rows, metres } = nearestPlaces(this.#index, this.#network.sources[source]!.place, 1);
    const [row] = rows;
    if (row === undefined || metres[0]! <= this.#limitM) return [];
    const site = this.#sites[row]!;
    const km = Math.round(metres[0]! / 100) / 10;
    const { id } = this.#network.sites[site]!.facility;
    return [{ kind: "boarding", facility: id, km, seats: this.#spareAt[site]! }];
  }
}
