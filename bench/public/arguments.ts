import { Command, InvalidArgumentError } from "commander";
import { NEPAL } from "./people/nepal-exam-centres.ts";
import { type PeopleSet, type SetName, setNames } from "./sets/index.ts";

const allSets: readonly (SetName | PeopleSet)[] = [...setNames, NEPAL];

/** What the command line asks for. */
export interface PublicOptions {
  readonly folder: string;
  /** None: all that the folder has. */
  readonly set: readonly (SetName | PeopleSet)[];
  /** None: all. */
  readonly only: readonly string[];
  readonly time: number;
  readonly seed: number;
  readonly solutions?: string;
  readonly solver?: string;
  readonly json?: true;
}

/** Bad arguments end the process with a message that says what was expected. */
export function parseArguments(argv: readonly string[], command: Command = publicCommand()): PublicOptions {
  command.parse(argv);
  return { folder: command.args[0]!, ...command.opts<Omit<PublicOptions, "folder">>() };
}

export function publicCommand(): Command {
  return new Command("bench:public")
    .description("Runs public benchmark sets, each instance in a process of its own, and re-checks every solution.")
    .argument("<folder>", "folder with a folder a set, each with a best-known.csv")
    .option("--set <names>", `sets, by commas: ${allSets.join(", ")}; default: all that the folder has`, anySetsOf, [])
    .option("--only <names>", "instances, by commas; default: all", listOf, [])
    .option("--time <seconds>", "time limit of an instance", secondsOf, 60)
    .option("--seed <n>", "of the search", seedOf, 1)
    .option("--solutions <folder>", "writes each solution as <folder>/<set>/<instance>.json")
    .option("--solver <module>", "measures another solver: a module that exports `solver`")
    .option("--json", "ends with one line of JSON: the rows")
    .allowExcessArguments(false);
}

export function listOf(text: string): string[] {
  const names = text.split(",").map((name) => name.trim());
  if (names.includes("")) throw new InvalidArgumentError("Expected names with commas between them.");
  return names;
}

function anySetsOf(text: string): (SetName | PeopleSet)[] {
  return namesOf(text, allSets);
}

/** Sets of models of the kernel. */
export function setsOf(text: string): SetName[] {
  return namesOf(text, setNames);
}

function namesOf<Name extends string>(text: string, known: readonly Name[]): Name[] {
  return listOf(text).map((name) => {
    const set = known.find((one) => one === name);
    if (set === undefined) throw new InvalidArgumentError(`"${name}" is none of ${known.join(", ")}.`);
    return set;
  });
}

export function secondsOf(text: string): number {
  const seconds = text.trim() === "" ? Number.NaN : Number(text);
  if (!(seconds > 0 && seconds < Number.POSITIVE_INFINITY))
    throw new InvalidArgumentError("Expected a number above 0.");
  return seconds;
}

export function seedOf(text: string): number {
  const seed = text.trim() === "" ? Number.NaN : Number(text);
  if (!(Number.isSafeInteger(seed) && seed >= 0)) throw new InvalidArgumentError("Expected an integer of at least 0.");
  return seed;
}
