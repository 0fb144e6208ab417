import type { Range } from "./calendar.ts";

/** A capacity on some days. */
export interface PoolPeriod extends Range {
  readonly capacity: number;
}

/** A resource that classes at many facilities share: instructor teams, mobile units, kits. */
export interface Pool {
  readonly id: string;
  /** What it is a pool of, so that phases need not name each province's own; its id when absent. */
  readonly kind?: string;
  readonly name?: string;
  /** The region whose facilities it serves; all facilities when absent. */
  readonly region?: string;
  /** On every day, or by period: 0 on days that no period holds. */
  readonly capacity: number | readonly PoolPeriod[];
  /** Civil days after the last training day of a class during which its share serves nobody, since it travels; 0 when absent. */
  readonly travelDays?: number;
}
