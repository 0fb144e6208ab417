import type { CivilDate } from "./calendar.ts";
import type { Status } from "./solution.ts";

/** What comes of a wave that begins on a day: its cohorts start on it or within the wave's `spreadDays` after it. */
export interface StartDay {
  readonly date: CivilDate;
  /** Of the best plan known for this day, as of a solution. */
  readonly status: Status;
  /** Participants of the wave whom that plan places. */
  readonly placedParticipants: number;
  /** No plan that begins on this day places more of them. */
  readonly mostPlaced: number;
  /** Total of the score, other waves included; null where no plan is known. */
  readonly cost: number | null;
  /** No plan that begins on this day costs less; null where none can. With levels: none that places as many. */
  readonly bound: number | null;
  /** As in a solution. */
  readonly gap: number | null;
}

/** Start day against participants placed and cost: plain JSON. */
export interface StartDayCurve {
  /** The wave; null when all cohorts begin together. */
  readonly wave: string | null;
  /** Participants of the wave. */
  readonly participants: number;
  /** Every day on which any of them could start, in order of dates. */
  readonly days: readonly StartDay[];
  /** False when the search was aborted before all days had their turn; the days after are missing. */
  readonly isComplete: boolean;
  readonly problemFingerprint: string;
  /** Option evaluations: the same on every machine. */
  readonly work: number;
  readonly elapsedMs: number;
}

/** The first day on which enough of a wave can start. */
export interface EarliestStart {
  readonly day: StartDay;
  /** Whether it is proven that no earlier day of the curve places as many. */
  readonly isProven: boolean;
}

/**
 * The earliest day of a curve on which a share of the wave's participants, all of them unless told otherwise, can start; undefined when
 * there is none.
 *
 * @example
 * const half = earliestStart(await startDayCurve(problem, { wave: "west" }), 0.5);
 */
export function earliestStart({ days, participants }: StartDayCurve, share = 1): EarliestStart | undefined {
  const enough = share * participants;
  const at = days.findIndex((day) => day.cost !== null && day.placedParticipants >= enough);
  if (at === -1) return undefined;
  return { day: days[at]!, isProven: days.slice(0, at).every(({ mostPlaced }) => mostPlaced < enough) };
}
