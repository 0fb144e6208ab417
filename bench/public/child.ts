/** One instance, in a process of its own so that its peak memory is its own: `child.ts REQUEST SOLVER` ends with one line of JSON. */
import { pathToFileURL } from "node:url";
import { type PublicRequest, runInstance } from "./row.ts";
import { type Solver, solver } from "./solver.ts";

const [request = "", other] = process.argv.slice(2);
const chosen = other === undefined ? solver : ((await import(pathToFileURL(other).href)) as { solver: Solver }).solver;
console.log(JSON.stringify(await runInstance(JSON.parse(request) as PublicRequest, chosen)));
