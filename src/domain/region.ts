import type { GeoPoint } from "../geo/index.ts";

/** A node of the tree nation, province, regency. */
export interface Region {
  readonly id: string;
  readonly name?: string;
  readonly parent?: string;
  /** Calendar of the facilities here that name none; else the nearest ancestor's counts. */
  readonly calendar?: string;
  /** Where people who name no point of their own set out from. */
  readonly point?: GeoPoint;
  /** Land that can be crossed by road without leaving it; else the nearest ancestor's counts. */
  readonly landmass?: string;
  /** IANA name, shown to people; civil dates need no zone. */
  readonly timeZone?: string;
}
