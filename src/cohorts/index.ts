export { type FormedCohorts, formCohorts } from "./form-cohorts.ts";
export { type PlanDemandOptions, planDemand, planDemandSync } from "./joint/plan-demand.ts";
export type { FormOptions, LeftOut } from "./options.ts";
