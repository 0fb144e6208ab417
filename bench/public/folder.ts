/** What a folder of benchmark sets holds: `folder/<set>/best-known.csv` lists the instances, their files and known values. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import papaparse from "papaparse";
import { type PeopleSet, type SetName, setNames } from "./sets/index.ts";

/** An instance, and what is known of it. */
export interface Listed<Set extends SetName | PeopleSet = SetName | PeopleSet> {
  readonly set: Set;
  readonly instance: string;
  /** Absolute or as the folder was given. */
  readonly file: string;
  readonly sense: "min" | "max";
  /** Value of the best known solution. */
  readonly best: number | undefined;
  /** No solution is better than this. */
  readonly bound: number | undefined;
  /** Half a unit of the last digit that is printed: how far a printed value may be from the true one. */
  readonly rounding: number;
  /** Whether the source doubts the bound itself. */
  readonly isDoubtful: boolean;
}

const columns = ["instance", "file", "sense", "upper_bound", "lower_bound", "optimal", "note"] as const;
type Line = Readonly<Record<(typeof columns)[number], string>>;

/** Instances of these sets and of these names, in the order of the lists; without sets, or without names, all that the folder has. */
export function listFolder(
  folder: string,
  sets: readonly SetName[] = [],
  only: readonly string[] = [],
): Listed<SetName>[] {
  const wanted = sets.length > 0 ? sets : setNames.filter((set) => existsSync(listOf(folder, set)));
  if (wanted.length === 0) throw new Error(`${folder} has none of ${setNames.join(", ")} with a best-known.csv`);
  const all = wanted.flatMap((set) => listSet(folder, set));
  const unknown = only.filter((name) => !all.some(({ instance }) => instance === name));
  if (unknown.length > 0) throw new Error(`no instance ${unknown.join(", ")} in ${folder}; maybe --set leaves it out`);
  return only.length === 0 ? all : all.filter(({ instance }) => only.includes(instance));
}

/** Whether a folder has any set of models. */
export function hasModels(folder: string): boolean {
  return setNames.some((set) => existsSync(listOf(folder, set)));
}

const listOf = (folder: string, set: SetName): string => join(folder, set, "best-known.csv");

function listSet(folder: string, set: SetName): Listed<SetName>[] {
  const list = listOf(folder, set);
  if (!existsSync(list)) throw new Error(`${list} does not exist`);
  const { data, meta, errors } = papaparse.parse<Line>(readFileSync(list, "utf8"), {
    header: true,
    skipEmptyLines: true,
  });
  const lacking = columns.filter((column) => column !== "note" && !meta.fields?.includes(column));
  if (lacking.length > 0) throw new Error(`${list} has no column ${lacking.join(", ")}`);
  if (errors[0] !== undefined) throw new Error(`${list}: row ${errors[0].row}: ${errors[0].message}`);
  return data.map((line) => {
    const { instance, sense } = line;
    if (sense !== "min" && sense !== "max") throw new Error(`${list}: ${instance}: sense "${sense}", not min or max`);
    const [upper, lower] = [numberOf(line.upper_bound), numberOf(line.lower_bound)];
    if (Number.isNaN(upper) || Number.isNaN(lower)) throw new Error(`${list}: ${instance}: a bound is not a number`);
    return {
      set,
      instance,
      file: join(folder, set, line.file),
      sense,
      best: sense === "min" ? upper : lower,
      bound: sense === "min" ? lower : upper,
      rounding: 0.5 / 10 ** Math.max(decimalsOf(line.upper_bound), decimalsOf(line.lower_bound)),
      isDoubtful: line.optimal === "unknown" && (line.note ?? "").includes("DOUBT"),
    };
  });
}

const numberOf = (cell: string): number | undefined => (cell.trim() === "" ? undefined : Number(cell));
const decimalsOf = (cell: string): number => (cell.split(".")[1] ?? "").length;

/** The text of an instance's file, unpacked when its name ends in .gz. */
export function readInstance(file: string): string {
  const bytes = readFileSync(file);
  return (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}
