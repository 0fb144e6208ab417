export { fingerprint } from "./fingerprint.ts";
export { runAtOnce, runInTurns } from "./in-turns.ts";
export { divideHalfUp } from "./integer.ts";
export { MinHeap } from "./min-heap.ts";
export { nthSmallest } from "./nth-smallest.ts";
export { type Random, stream } from "./random.ts";
export { sortByKey } from "./sort-by-key.ts";
export { WorkBudget } from "./work-budget.ts";
