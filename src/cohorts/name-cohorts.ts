import { tagsOf } from "../domain/formed-cohorts.ts";
import type { Cohort, Origin, StartWindow } from "../domain/index.ts";
import { compare, type Network } from "./network.ts";
import type { FormOptions } from "./options.ts";
import type { Members } from "./split-classes.ts";

/** A class that has no id yet. */
export type Draft = Omit<Cohort, "id">;

/** A class as a cohort whose home is the region that most of its people come from. */
export function draftOf(
  { sources, programme }: Network,
  members: readonly Members[],
  { wave, preferredStart }: FormOptions,
  window: StartWindow,
): Draft {
  const origins: Origin[] = members
    .toSorted((a, b) => b.count - a.count || a.source - b.source)
    .map(({ source, count }) => {
      const { region, point } = sources[source]!;
      return { region, ...(point === undefined ? {} : { point }), count };
    });
  const peopleOf = new Map<string, number>();
  for (const { region, count } of origins) peopleOf.set(region, (peopleOf.get(region) ?? 0) + count);
  const [[home]] = [...peopleOf].sort(([a, m], [b, n]) => n - m || compare(a, b)) as [[string, number]];
  const [{ point }] = origins as [Origin];
  return {
    programme: programme.id,
    size: origins.reduce((sum, { count }) => sum + count, 0),
    region: home,
    ...(origins.length > 1 ? { origins } : point === undefined ? {} : { point }),
    window,
    ...(wave === undefined ? {} : { wave }),
    ...(preferredStart === undefined ? {} : { preferredStart }),
    ...tagsOf(members.map(({ source }) => sources[source]!)),
  };
}

/** Cohorts by programme and home region, numbered from 1, with ids that nobody else has. */
export function nameCohorts(drafts: readonly Draft[], others: readonly Cohort[]): Cohort[] {
  const used = new Set(others.map(({ id }) => id));
  const numbers = new Map<string, number>();
  return drafts
    .toSorted((a, b) => compare(a.programme, b.programme) || compare(a.region, b.region))
    .map((draft) => {
      const { programme } = draft;
      let id: string;
      do {
        const number = (numbers.get(programme) ?? 0) + 1;
        numbers.set(programme, number);
        id = `${programme}-${String(number).padStart(4, "0")}`;
      } while (used.has(id));
      used.add(id);
      return { id, ...draft };
    });
}
