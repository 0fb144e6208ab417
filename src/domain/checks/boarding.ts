/** Those who board live farther away than those who travel daily. */
import { DEFAULT_TRAVEL } from "../costs.ts";
import type { Subject } from "./subject.ts";

export function checkBoarding({ problem, faults }: Subject): void {
  const { maxTravelKm = faults.isAbsent(["travel"]) ? DEFAULT_TRAVEL.maxTravelKm : undefined, maxBoardingKm } =
    problem.travel ?? {};
  if (maxTravelKm === undefined || maxBoardingKm === undefined || maxBoardingKm >= maxTravelKm) return;
  const says = `is ${maxBoardingKm}, below maxTravelKm ${maxTravelKm}: nobody would board.`;
  faults.add(["travel", "maxBoardingKm"], "inconsistent", says, "the two numbers are swapped.");
}
