export { type Compiled, carryOver, compile, lengthen, restOf } from "./compile.ts";
export { limitMetres, partiesOf } from "./reach.ts";
export { termsOf } from "./task-terms.ts";
