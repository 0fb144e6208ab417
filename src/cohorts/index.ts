export { type FormedCohorts, formCohorts } from "./form-cohorts.ts";
export type { FormOptions, LeftCode, LeftOut, LeftReason } from "./options.ts";
