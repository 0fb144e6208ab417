export { type CapacityReport, type CapacityShortage, checkCapacity } from "./check-capacity.ts";
