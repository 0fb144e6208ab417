export { type Compiled, carryOver, compile, compileInTurns, lengthen, restOf } from "./compile.ts";
export { type FairLimit, type FairSum, fairSumsOf, limitedModel } from "./fair-groups.ts";
export {
  dearest,
  hasLevels,
  penalisedModel,
  placementModel,
  placementWeights,
  unplacedWeight,
} from "./levels.ts";
export { cohortOf } from "./offer.ts";
export { limitMetres, partiesOf } from "./reach.ts";
export type { ResourceName } from "./resources.ts";
export { AFTERNOON, ALL_DAY, MORNING } from "./rooms.ts";
export { fairerFirst, mostAt, type Share, sharesOf, worseFirst } from "./shares.ts";
export { openFor } from "./sites.ts";
export { asOneWave, mostPlacedByDay, movedChoice, withFirstDay, withFollowers } from "./start-days.ts";
export { termsOf } from "./task-terms.ts";
