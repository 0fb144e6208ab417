export { type Compiled, type CompileOptions, compile, lengthen } from "./compile.ts";
export { limitMetres, type Party, partiesOf } from "./reach.ts";
export { termsOf } from "./task-terms.ts";
