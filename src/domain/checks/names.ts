/** Every id names one thing of its list. */
import type { Problem } from "../problem.ts";
import type { Draft } from "./draft.ts";
import type { Faults } from "./faults.ts";
import { type Path, pathText, quoted } from "./place.ts";

export type ListName =
  | "calendars"
  | "regions"
  | "facilities"
  | "programmes"
  | "cohorts"
  | "demand"
  | "waves"
  | "pools"
  | "quotas"
  | "openings";

/** The ids of one list. */
export interface IdList {
  /** The first row of each id. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** Whether all ids could be read: only then does an id that is not among them name nothing. */
  readonly isComplete: boolean;
}

export type Names = Readonly<Record<ListName, IdList>>;

type Named = readonly ({ readonly id?: string | undefined } | undefined)[];

/** Indexes the ids of all lists, and reports those that are used twice. */
export function readNames(problem: Draft<Problem>, faults: Faults): Names {
  problem.facilities?.forEach((facility, row) => {
    readIds(facility?.rooms, ["facilities", row, "rooms"], faults);
  });
  problem.programmes?.forEach((programme, row) => {
    readIds(programme?.phases, ["programmes", row, "phases"], faults);
  });
  const read = (list: ListName): IdList => readIds(problem[list], [list], faults);
  const optional = (list: ListName): IdList =>
    faults.isAbsent([list]) ? { rowOf: new Map(), isComplete: true } : read(list);
  readIds(problem.fairness?.groups ?? [], ["fairness", "groups"], faults);
  return {
    calendars: read("calendars"),
    regions: read("regions"),
    facilities: read("facilities"),
    programmes: read("programmes"),
    cohorts: read("cohorts"),
    demand: read("demand"),
    waves: optional("waves"),
    pools: optional("pools"),
    quotas: optional("quotas"),
    openings: optional("openings"),
  };
}

function readIds(list: Named | undefined, path: Path, faults: Faults): IdList {
  const rowOf = new Map<string, number>();
  let unread = list === undefined ? 1 : 0;
  list?.forEach((element, row) => {
    const id = element?.id;
    const first = id === undefined ? undefined : rowOf.get(id);
    if (id === undefined) unread++;
    else if (first === undefined) rowOf.set(id, row);
    else faults.add([...path, row, "id"], "duplicate", `is ${quoted(id)}, as is ${pathText([...path, first, "id"])}.`);
  });
  return { rowOf, isComplete: unread === 0 };
}
