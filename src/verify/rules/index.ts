import type { ClassRule, Placement, PlanRule } from "../rule.ts";
import { boarding } from "./boarding.ts";
import { booking } from "./booking.ts";
import { budget } from "./budget.ts";
import { classSize } from "./class-size.ts";
import { concurrent } from "./concurrent.ts";
import { demand } from "./demand.ts";
import { equipment } from "./equipment.ts";
import { facilityType } from "./facility-type.ts";
import { halfDays } from "./half-days.ts";
import { holidayShift } from "./holiday-shift.ts";
import { known } from "./known.ts";
import { landmass } from "./landmass.ts";
import { mandatory } from "./mandatory.ts";
import { once } from "./once.ts";
import { openDays } from "./open-days.ts";
import { openings } from "./openings.ts";
import { ownRules } from "./own-rules.ts";
import { phases } from "./phases.ts";
import { pinned } from "./pinned.ts";
import { pools } from "./pools.ts";
import { quota } from "./quota.ts";
import { reach } from "./reach.ts";
import { region } from "./region.ts";
import { room } from "./room.ts";
import { seats } from "./seats.ts";
import { shared } from "./shared.ts";
import { span } from "./span.ts";
import { startDay } from "./start-day.ts";
import { tags } from "./tags.ts";
import { together } from "./together.ts";
import { wave } from "./wave.ts";
import { waveOrder } from "./wave-order.ts";
import { window } from "./window.ts";
import { year } from "./year.ts";

/** Rules about which facility may teach a cohort, but for the two about how to get there. */
export const FACILITY_RULES: readonly ClassRule<Omit<Placement, "room">>[] = [facilityType, tags, region];

/** Rules about which of a facility's rooms may teach a cohort. */
export const ROOM_RULES: readonly ClassRule<Placement>[] = [seats, equipment];

/** Rules that look at one class at a time. */
export const CLASS_RULES: readonly ClassRule[] = [
  ...ROOM_RULES,
  ...FACILITY_RULES,
  ownRules,
  pinned,
  landmass,
  reach,
  window,
  startDay,
  span,
  booking,
  halfDays,
];

/** Rules that look at the whole plan. */
export const PLAN_RULES: readonly PlanRule[] = [
  known,
  once,
  demand,
  classSize,
  together,
  phases,
  mandatory,
  openDays,
  room,
  shared,
  concurrent,
  boarding,
  pools,
  year,
  quota,
  budget,
  openings,
  wave,
  holidayShift,
  waveOrder,
];
