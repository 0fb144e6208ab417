/** Runs a generator to its end, and returns what it returns. */
export { runAtOnce as finish } from "../../src/base/index.ts";
