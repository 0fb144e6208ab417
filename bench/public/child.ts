/** One instance, in a process of its own so that its peak memory is its own: `child.ts REQUEST SOLVER` ends with one line of JSON. */
import { pathToFileURL } from "node:url";
import { NEPAL, runNepal } from "./people/nepal-exam-centres.ts";
import { type PublicRequest, runInstance } from "./row.ts";
import type { SetName } from "./sets/index.ts";
import { type Solver, solver } from "./solver.ts";

const [text = "", other] = process.argv.slice(2);
const request = JSON.parse(text) as PublicRequest;
const chosen = other === undefined ? solver : ((await import(pathToFileURL(other).href)) as { solver: Solver }).solver;
const outcome =
  request.listed.set === NEPAL ? await runNepal(request) : await runInstance(request as PublicRequest<SetName>, chosen);
console.log(JSON.stringify(outcome));
