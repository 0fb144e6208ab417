/** Cohorts that start together: all placed ones within `spreadDays` civil days of one another, 0 for the same day. */
export interface Wave {
  readonly id: string;
  readonly spreadDays: number;
}
