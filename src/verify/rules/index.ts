import type { ClassRule, Placement, PlanRule } from "../rule.ts";
import { booking } from "./booking.ts";
import { equipment } from "./equipment.ts";
import { facilityType } from "./facility-type.ts";
import { known } from "./known.ts";
import { landmass } from "./landmass.ts";
import { once } from "./once.ts";
import { openDays } from "./open-days.ts";
import { reach } from "./reach.ts";
import { region } from "./region.ts";
import { room } from "./room.ts";
import { seats } from "./seats.ts";
import { span } from "./span.ts";
import { startDay } from "./start-day.ts";
import { tags } from "./tags.ts";
import { wave } from "./wave.ts";
import { window } from "./window.ts";

/** Rules about which facility may teach a cohort, but for the two about how to get there. */
export const FACILITY_RULES: readonly ClassRule<Omit<Placement, "room">>[] = [facilityType, tags, region];

/** Rules about which of a facility's rooms may teach a cohort. */
export const ROOM_RULES: readonly ClassRule<Placement>[] = [seats, equipment];

/** Rules that look at one class at a time. */
export const CLASS_RULES: readonly ClassRule[] = [
  ...ROOM_RULES,
  ...FACILITY_RULES,
  landmass,
  reach,
  window,
  startDay,
  span,
  booking,
];

/** Rules that look at the whole plan. */
export const PLAN_RULES: readonly PlanRule[] = [known, once, openDays, room, wave];
