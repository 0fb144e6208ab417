/** Indonesia: regions, holidays, programmes and rates as presets, and a synthetic national data set to try things on. */
export { type CalendarOptions, FIVE_DAYS, nationalCalendars, SIX_DAYS } from "./calendars.ts";
export { rupiahCosts } from "./costs.ts";
export { type DemandOptions, nationalDemand } from "./demand.ts";
export { type FacilityOptions, nationalFacilities } from "./facilities.ts";
export { type Holiday, indonesianHolidays, ramadan } from "./holidays.ts";
export { type NationalProblemOptions, nationalProblem, SERENTAK_WAVE, SYNTHETIC_NOTE } from "./national-problem.ts";
export { INDONESIAN_PROGRAMMES, SERENTAK } from "./programmes.ts";
export { indonesianRegions, NATION, repairRegionCode } from "./regions.ts";
