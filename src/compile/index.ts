export { type Compiled, type CompileOptions, compile } from "./compile.ts";
export { limitMetres, type Party, partiesOf } from "./reach.ts";
export { termsOf } from "./task-terms.ts";
