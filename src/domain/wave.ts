/** How a wave follows another: by its members' first days. */
export interface WaveLink {
  readonly wave: string;
  /** Civil days from each start in that wave to each start in this one: at least, and at most. */
  readonly minGapDays: number;
  /** No limit when absent. */
  readonly maxGapDays?: number;
}

/** Cohorts that start together: all placed ones within `spreadDays` civil days of one another, 0 for the same day. */
export interface Wave {
  readonly id: string;
  readonly spreadDays: number;
  readonly after?: WaveLink;
  /** A member whose facility is closed on its day starts on the next day that allows it, at most so many days later; 0 when absent. */
  readonly holidayShiftDays?: number;
}
