/** Something a builder has handed out. Numbers of different kinds cannot be taken for one another. */
export type ResourceRef = number & { readonly kind?: "resource" };
export type PlaceRef = number & { readonly kind?: "place" };
export type TaskRef = number & { readonly kind?: "task" };
export type ModeRef = number & { readonly kind?: "mode" };
export type GroupRef = number & { readonly kind?: "group" };

/** A resource with a capacity in each period. */
export interface ResourceSpec {
  /** Named in messages. Default "resource 0" and so on. */
  readonly id?: string;
  /** One number for all periods, or one a period. Infinity where nothing is short. */
  readonly capacity: number | readonly number[];
}

/** A place that costs something as soon as any task uses it. */
export interface PlaceSpec {
  readonly id?: string;
  /** Default 0. */
  readonly cost?: number;
}

/** A task that takes one of its modes, or none. */
export interface TaskSpec {
  readonly id?: string;
  /** First and last period in which it may start. Default: all periods. */
  readonly earliest?: number;
  readonly latest?: number;
  /** What leaving it out costs. Default: it must be placed. */
  readonly skipCost?: number;
  /** What each start costs on top of the mode: one number a period, or a function of the period. Default 0. */
  readonly startCosts?: readonly number[] | ((start: number) => number);
}

/** One way of doing a task: where, how long, with what. */
export interface ModeSpec {
  readonly id?: string;
  /** Default 0. */
  readonly cost?: number;
  /** Periods from start to end. Default 1. */
  readonly duration?: number;
  /** Instead of a duration: the period after the last one, for each start; undefined where it cannot start. */
  readonly ends?: (start: number) => number | undefined;
  /** Starts that are allowed, within the task's own. Default: all. */
  readonly starts?: readonly number[];
  /** What it uses in every period from start to end. An amount is 1 unless given. */
  readonly demands?: readonly { readonly resource: ResourceRef; readonly amount?: number }[];
  /** The place that it uses, and those that it uses beside it. */
  readonly place?: PlaceRef;
  readonly places?: readonly PlaceRef[];
  /**
   * Zone in precedences where its task comes first, and in those where it comes second: with `zoned`, both tasks are in one
   * zone. An integer from 0; without one it goes with every zone.
   */
  readonly zoneAsBefore?: number;
  readonly zoneAsAfter?: number;
}

export interface PrecedenceSpec {
  readonly before: TaskRef;
  readonly after: TaskRef;
  /** Periods between the end of `before` and the start of `after`. Default 0 and no limit. */
  readonly minLag?: number;
  readonly maxLag?: number;
  /** Both are placed or neither. Default: the lags hold where both are placed. */
  readonly joint?: boolean;
  /** The zones of the two modes are the same, where both have one. */
  readonly zoned?: boolean;
}

export interface OrderSpec {
  readonly before: GroupRef;
  readonly after: GroupRef;
  /** Periods from any start in `before` to any start in `after`. Default 0 and no limit. */
  readonly minLag?: number;
  readonly maxLag?: number;
}

export interface QuotaSpec {
  readonly id?: string;
  /** What counts, and how much: a mode taken with a start from `from` to `to`, both included. Default: any start, once. */
  readonly terms: readonly {
    readonly mode: ModeRef;
    readonly coefficient?: number;
    readonly from?: number;
    readonly to?: number;
  }[];
  /** Places that count as soon as they are used, once or by a coefficient. */
  readonly places?: readonly { readonly place: PlaceRef; readonly coefficient?: number }[];
  /** Default 0 and no limit. */
  readonly min?: number;
  readonly max?: number;
  /** What each unit above `max` costs. Default: none may lie above it. */
  readonly overCost?: number;
}

/** All that has been said of a model so far, in the order it was said. */
export interface Draft {
  readonly periods: number;
  readonly resources: ResourceSpec[];
  readonly places: PlaceSpec[];
  readonly tasks: TaskSpec[];
  readonly modes: (ModeSpec & { readonly task: TaskRef })[];
  readonly groups: { readonly tasks: readonly TaskRef[]; readonly spread: number }[];
  readonly precedences: PrecedenceSpec[];
  readonly orders: OrderSpec[];
  readonly limits: { readonly places: readonly PlaceRef[]; readonly most: number }[];
  readonly quotas: QuotaSpec[];
  readonly incompatible: { readonly one: ModeRef; readonly other: ModeRef }[];
  readonly requirements: { readonly mode: ModeRef; readonly oneOf: readonly ModeRef[] }[];
}

export const resourceId = (draft: Draft, row: number): string => draft.resources[row]?.id ?? `resource ${row}`;
export const placeId = (draft: Draft, row: number): string => draft.places[row]?.id ?? `place ${row}`;
export const taskId = (draft: Draft, row: number): string => draft.tasks[row]?.id ?? `task ${row}`;
export const quotaId = (draft: Draft, row: number): string => draft.quotas[row]?.id ?? `quota ${row}`;
export const modeId = (draft: Draft, row: number): string => {
  const mode = draft.modes[row];
  return mode === undefined ? `mode ${row}` : `${mode.id ?? `mode ${row}`} of ${taskId(draft, mode.task)}`;
};
