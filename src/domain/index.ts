export type { GeoPoint, Place } from "../geo/index.ts";
export type { Calendar, CivilDate, ClosedDay, Range } from "./calendar.ts";
export type {
  Certificate,
  CertificateLeaf,
  CertificateNode,
  CertificateRow,
  CertificateSplit,
  CertificateSum,
  ClassesPrice,
  ClassesSplit,
  CohortWorth,
  DemandPrice,
  FacilityPrices,
  FacilityShare,
  HostName,
  LeastSizePrice,
  PackedRoom,
  PoolPrices,
  PriceRow,
  RoomPrices,
  SeatsPrice,
  SeriesShare,
  SumPrice,
  UnplacedSum,
} from "./certificate.ts";
export type { Cohort, Origin, Pin, Preference, StartWindow } from "./cohort.ts";
export { type Costs, type Crossing, DEFAULT_COSTS, DEFAULT_TRAVEL, TERMS, type Term, type Travel } from "./costs.ts";
export type { Demand } from "./demand.ts";
export { type Issue, type IssueCode, ProblemError, UsageError } from "./errors.ts";
export type { Booking, Facility, FacilityCosts, FacilityLimits, Room } from "./facility.ts";
export {
  type FairGroup,
  type Fairness,
  type FairnessReport,
  fairGroupsOf,
  type Shortfall,
} from "./fairness.ts";
export type { Filter } from "./filter.ts";
export { formedCohorts } from "./formed-cohorts.ts";
export type { LevelName, LevelResult, LevelValue } from "./levels.ts";
export type { OwnFunctions, OwnRule, OwnTravel } from "./own/functions.ts";
export { type RuleTrial, type TrialCase, TrialError, tryRule } from "./own/try-rule.ts";
export { parseProblem } from "./parse.ts";
export type {
  Assignment,
  FormedCohort,
  Left,
  LeftCode,
  LeftHelp,
  LeftReason,
  Members,
  Plan,
  Score,
  Session,
  Unplaced,
  UnplacedCode,
} from "./plan.ts";
export type { Pool, PoolPeriod } from "./pool.ts";
export type { Problem } from "./problem.ts";
export type { Phase, PhaseLink, PoolUse, Programme } from "./programme.ts";
export type { Openings, Quota, Smoothing } from "./quota.ts";
export type { Region } from "./region.ts";
export type { InfeasibleSolution, PlannedSolution, Solution, Status } from "./solution.ts";
export { type EarliestStart, earliestStart, type StartDay, type StartDayCurve } from "./start-days.ts";
export type { Wave, WaveLink } from "./wave.ts";
