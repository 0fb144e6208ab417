/** Every id that stands for something names something. */
import { closest } from "./closest.ts";
import type { Faults } from "./faults.ts";
import { filtersOf } from "./filters.ts";
import type { ListName, Names } from "./names.ts";
import { nounOf, type Path, quoted } from "./place.ts";
import type { Subject } from "./subject.ts";

/** Ids are compared with a misspelt one only so often, and only in lists of this length: more would take longer than the plan. */
const MOST_GUESSES = 20;
const LONGEST_LIST = 20_000;

export function checkReferences({ problem, names, faults }: Subject): void {
  const references = new References(names, faults);
  problem.calendars?.forEach((calendar, row) => {
    references.check("calendars", calendar?.extends, "calendars", row, "extends");
  });
  problem.regions?.forEach((region, row) => {
    references.check("regions", region?.parent, "regions", row, "parent");
    references.check("calendars", region?.calendar, "regions", row, "calendar");
  });
  problem.facilities?.forEach((facility, row) => {
    references.check("regions", facility?.region, "facilities", row, "region");
    references.check("calendars", facility?.calendar, "facilities", row, "calendar");
  });
  problem.cohorts?.forEach((cohort, row) => {
    references.check("programmes", cohort?.programme, "cohorts", row, "programme");
    references.check("regions", cohort?.region, "cohorts", row, "region");
    cohort?.origins?.forEach((origin, k) => {
      references.check("regions", origin?.region, "cohorts", row, "origins", k, "region");
    });
    references.check("waves", cohort?.wave, "cohorts", row, "wave");
    cohort?.regions?.forEach((region, k) => {
      references.check("regions", region, "cohorts", row, "regions", k);
    });
    references.check("facilities", cohort?.pinned?.facility, "cohorts", row, "pinned", "facility");
  });
  problem.waves?.forEach((wave, row) => {
    references.check("waves", wave?.after?.wave, "waves", row, "after", "wave");
  });
  problem.pools?.forEach((pool, row) => {
    references.check("regions", pool?.region, "pools", row, "region");
  });
  for (const { filter, of, path } of filtersOf(problem)) {
    filter.ids?.forEach((id, k) => {
      references.check(of, id, ...path, "ids", k);
    });
    filter.regions?.forEach((id, k) => {
      references.check("regions", id, ...path, "regions", k);
    });
    filter.programmes?.forEach((id, k) => {
      references.check("programmes", id, ...path, "programmes", k);
    });
  }
  problem.demand?.forEach((demand, row) => {
    references.check("regions", demand?.region, "demand", row, "region");
    references.check("programmes", demand?.programme, "demand", row, "programme");
    references.check("waves", demand?.wave, "demand", row, "wave");
  });
}

class References {
  readonly #names: Names;
  readonly #faults: Faults;
  /** [list and id] what was probably meant. */
  readonly #guesses = new Map<string, string | undefined>();

  constructor(names: Names, faults: Faults) {
    this.#names = names;
    this.#faults = faults;
  }

  check(list: ListName, id: string | undefined, ...path: Path): void {
    if (id === undefined || this.#names[list].rowOf.has(id) || !this.#names[list].isComplete) return;
    const guess = this.#guess(list, id);
    const maybe = guess === undefined ? undefined : `you mean ${quoted(guess)}.`;
    this.#faults.add(path, "dangling", `is ${quoted(id)}, but no ${nounOf(list)} has this id.`, maybe);
  }

  #guess(list: ListName, id: string): string | undefined {
    const key = `${list} ${id}`;
    const { rowOf } = this.#names[list];
    if (!this.#guesses.has(key) && this.#guesses.size < MOST_GUESSES && rowOf.size <= LONGEST_LIST) {
      this.#guesses.set(key, closest(id, rowOf.keys()));
    }
    return this.#guesses.get(key);
  }
}
