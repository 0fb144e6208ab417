/**
 * The same instances by solvers that others wrote: one thread each, the same time, one run.
 *
 *   npm run bench:peers
 *   npm run bench:peers -- --time 20 --set gap,dbap --peers cp-sat-native,highs-native --json
 */
import { Command } from "commander";
import { textTable } from "../../examples/support/text-table.ts";
import { listOf, secondsOf, seedOf, setsOf } from "../public/arguments.ts";
import { type Listed, listFolder } from "../public/folder.ts";
import { runApart } from "../public/run-apart.ts";
import type { SetName } from "../public/sets/index.ts";
import { compare, gapOf, type Rival, ratioOf } from "./compare.ts";
import { libraryOwn, libraryPeer, libraryRequests } from "./library.ts";
import { peers } from "./peers.ts";

const options = new Command("bench:peers")
  .description("Runs public benchmark sets, and the library's own benchmarks, by other solvers as well.")
  .option("--folder <folder>", "folder with a folder a set", "../shared/benchmarks")
  .option("--set <names>", "sets, by commas, or `library`; default: all", setsOrLibrary, [])
  .option("--only <names>", "instances of public sets, by commas; default: all", listOf, [])
  .option("--peers <names>", `by commas: ${peers.map(({ name }) => name).join(", ")}; default: all`, listOf, [])
  .option("--time <seconds>", "time limit of an instance", secondsOf, 60)
  .option("--seed <n>", "of each search", seedOf, 1)
  .option("--json", "ends with one line of JSON: the comparisons")
  .allowExcessArguments(false)
  .parse()
  .opts<{
    folder: string;
    set: (SetName | "library")[];
    only: string[];
    peers: string[];
    time: number;
    seed: number;
    json?: true;
  }>();

const rivals: Rival[] = [];
const failures: string[] = [];
const { time, seed } = options;
for (const name of options.peers) {
  if (!peers.some((peer) => peer.name === name))
    fail(`--peers: "${name}" is none of ${peers.map((peer) => peer.name).join(", ")}`);
}
const chosen = peers.filter(({ name, missing }) => {
  if (options.peers.length > 0 && !options.peers.includes(name)) return false;
  const how = missing();
  if (how !== undefined) console.log(`${name} is not installed: ${how}`);
  return how === undefined;
});
const { set: wanted } = options;
const publicSets = wanted.filter((name) => name !== "library");
const isAll = wanted.length === 0;
if (isAll || publicSets.length > 0) runPublic();
if (isAll ? options.only.length === 0 : wanted.includes("library")) runLibrary();

const columns = ["peer", "set", "instances", "no solution", "ours better", "equal", "ours worse", "mean ratio"];
const rows = compare(rivals).map(({ peer, set, instances, none, better, equal, worse, meanRatio }) => {
  return [peer, set, instances, none, better, equal, worse, meanRatio === null ? "-" : meanRatio.toFixed(4)];
});
console.log(`\nratio: cost of the peer / ours, above 1 where ours is better\n${textTable(columns, rows)}`);
for (const failure of failures) console.log(failure);
if (options.json) console.log(JSON.stringify(rivals));

function runPublic(): void {
  for (const one of listPublic()) {
    const { set, instance, sense } = one;
    const request = { listed: one, timeS: time, seed };
    const own = attempt("serentak", instance, () => runApart(request))?.row ?? null;
    for (const { name, module, isOfLibrary } of chosen) {
      if (isOfLibrary) continue;
      const outcome = attempt(name, instance, () => runApart(request, module));
      for (const bug of outcome?.bugs ?? []) failures.push(`${name} ${instance}: ${bug}`);
      const theirs = outcome?.bugs.length === 0 ? outcome.row.cost : null;
      const { row, size = null, left = 0 } = outcome ?? {};
      const bound = row?.bound ?? null;
      tell({ peer: name, set, instance, sense, own: own?.cost ?? null, theirs, bound, size, left });
    }
  }
}

function listPublic(): Listed[] {
  try {
    return listFolder(options.folder, publicSets, options.only);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

function runLibrary(): void {
  for (const { name: instance, request } of libraryRequests(time, seed)) {
    const own = attempt("serentak", instance, () => libraryOwn(request));
    for (const { name, module } of chosen) {
      const row = attempt(name, instance, () => libraryPeer(request, module));
      if (row?.isVerified === false) failures.push(`${name} ${instance}: its plan does not verify`);
      const theirs = row?.isVerified === true ? row.cost : null;
      const { bound = null, size = null, left = 0 } = row ?? {};
      const cost = own?.cost ?? null;
      tell({ peer: name, set: "library", instance, sense: "min", own: cost, theirs, bound, size, left });
    }
  }
}

function tell(known: Omit<Rival, "gap">): void {
  const { peer, set, instance, own, theirs, bound, size, left } = known;
  const gap = gapOf(theirs, bound);
  rivals.push({ ...known, gap });
  const ratio = ratioOf(known)?.toFixed(4) ?? "-";
  console.log(
    `${set} ${instance}: ${peer} ${theirs ?? "no plan"} (bound ${bound ?? "-"}, gap ${gap === null ? "-" : `${(100 * gap).toFixed(3)} %`}), ours ${own ?? "-"}, ratio ${ratio}`,
  );
  if (size !== null) console.log(`  its model: ${size}${left > 0 ? `, without ${left} options` : ""}`);
}

/** A solver that cannot load an instance has no solution of it; the others go on. */
function attempt<Result>(solver: string, instance: string, run: () => Result): Result | undefined {
  try {
    return run();
  } catch (error) {
    failures.push(`${solver} ${instance}: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

function setsOrLibrary(text: string): (SetName | "library")[] {
  return listOf(text).flatMap((name) => (name === "library" ? [name] : setsOf(name)));
}

function fail(message: string): never {
  console.error(`error: ${message}`);
  process.exit(1);
}
