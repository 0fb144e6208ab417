import { checkBoarding } from "./boarding.ts";
import { checkClassSizes } from "./class-sizes.ts";
import { checkCrossings } from "./crossings.ts";
import { checkCycles } from "./cycles.ts";
import { checkFacilityCalendars } from "./facility-calendars.ts";
import { checkFilters } from "./filters.ts";
import { checkHorizon } from "./horizon.ts";
import { checkMoney } from "./money.ts";
import { checkOrigins } from "./origins.ts";
import { checkPhases } from "./phases.ts";
import { checkPins } from "./pins.ts";
import { checkPoints } from "./points.ts";
import { checkPools } from "./pools.ts";
import { checkQuotas } from "./quotas.ts";
import { checkRanges } from "./ranges.ts";
import { checkReferences } from "./references.ts";
import type { Subject } from "./subject.ts";
import { checkTags } from "./tags.ts";
import { checkTogether } from "./together.ts";
import { checkWaves } from "./waves.ts";
import { checkWeekdays } from "./weekdays.ts";
import { checkWindows } from "./windows.ts";

/** What a problem must satisfy beyond its shape, each rule by itself; none relies on another having found nothing. */
export const CHECKS: readonly ((subject: Subject) => void)[] = [
  checkHorizon,
  checkWeekdays,
  checkReferences,
  checkCycles,
  checkFacilityCalendars,
  checkRanges,
  checkPhases,
  checkPools,
  checkFilters,
  checkQuotas,
  checkWaves,
  checkPins,
  checkBoarding,
  checkCrossings,
  checkClassSizes,
  checkWindows,
  checkOrigins,
  checkPoints,
  checkTags,
  checkTogether,
  checkMoney,
];
