/**
 * What the page's script draws from, as columns so that a nation stays small. A row of `facility`, `region`, `place`, `province`,
 * `type` or `date` is an index into the list of that name.
 */
import type { Topology } from "./land/topology.ts";

/** Longitude and latitude of a place of which nobody says where it is: it has no line on the map. */
export const NOWHERE = 999;

export interface Payload {
  readonly currency: string;
  /** Shown for a region, or as the heading of a column. */
  readonly provinceWord: string;
  readonly provinces: readonly string[];
  readonly regions: readonly string[];
  readonly types: readonly string[];
  /** First to last day of classes, as people read them, in order. */
  readonly dates: readonly string[];
  readonly facilities: {
    readonly name: readonly string[];
    readonly type: readonly number[];
    readonly region: readonly number[];
    readonly province: readonly number[];
    readonly lon: readonly number[];
    readonly lat: readonly number[];
  };
  /** Where people set out from. */
  readonly places: {
    readonly region: readonly number[];
    readonly province: readonly number[];
    readonly lon: readonly number[];
    readonly lat: readonly number[];
  };
  readonly classes: {
    readonly cohort: readonly string[];
    readonly programme: readonly string[];
    /** Absent where no programme has several. */
    readonly phase?: readonly string[];
    readonly facility: readonly number[];
    readonly room: readonly string[];
    readonly dates: readonly number[];
    readonly people: readonly number[];
    /** Place and people of each origin, in turn. */
    readonly origins: readonly (readonly number[])[];
    /** Who is in each, in words; absent where nobody is named. */
    readonly members?: readonly string[];
    /** Average road metres one way. */
    readonly roadM: readonly number[];
    readonly cost: readonly number[];
  };
  /** Place and people in turn of those in no class. */
  readonly leftAt: readonly number[];
  readonly costs: readonly { readonly label: string; readonly amount: number }[];
  readonly people: readonly {
    readonly province: number;
    readonly placed: number;
    readonly unplaced: number;
    readonly left: number;
  }[];
  readonly weeks: {
    readonly labels: readonly string[];
    readonly loads: readonly { readonly province: number; readonly classes: readonly number[] }[];
  };
  /** Absent where nothing has a place on a map. */
  readonly land?: Topology;
}
