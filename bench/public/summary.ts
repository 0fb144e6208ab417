import type { PublicRow } from "./row.ts";

/** Averages over some rows. */
export interface Summary {
  readonly of: string;
  readonly instances: number;
  /** Rows with a solution. */
  readonly solved: number;
  readonly optimal: number;
  readonly meanExcess: number | null;
  readonly maxExcess: number | null;
  readonly at: number;
  readonly below: number;
  readonly meanGap: number | null;
}

/** Averages by set, and by family within a set that has several. */
export function summarise(rows: readonly PublicRow[]): Summary[] {
  return [...groupBy(rows, ({ set }) => set)].flatMap(([set, ofSet]) => {
    const families = groupBy(ofSet, familyOf);
    const parts = families.size > 1 ? [...families] : [];
    return [summaryOf(set, ofSet), ...parts.map(([family, part]) => summaryOf(`${set} ${family}`, part))];
  });
}

/** What the names of a set tell apart: letters of gap and mmkp, sizes or sources of the others. */
export function familyOf({ set, instance }: PublicRow): string {
  if (set === "gap") return /^[a-f](?=\d)/.exec(instance)?.[0] ?? "small";
  if (set === "mmkp") return /^mmkp_([a-z]+)_/.exec(instance)?.[1] ?? instance;
  if (set === "smptsp") return /^data_\d{4}_/.test(instance) ? "of 4 digits" : "of 1-3 digits";
  return /^[a-z]+(\d+(?=[-x_])(x\d+)?)?/.exec(instance)?.[0] ?? instance;
}

function summaryOf(of: string, rows: readonly PublicRow[]): Summary {
  const excesses = rows.flatMap(({ excess }) => excess ?? []);
  const gaps = rows.flatMap(({ gap }) => gap ?? []);
  return {
    of,
    instances: rows.length,
    solved: rows.filter(({ cost }) => cost !== null).length,
    optimal: rows.filter(({ status }) => status === "optimal").length,
    meanExcess: mean(excesses),
    maxExcess: excesses.length === 0 ? null : Math.max(...excesses),
    at: rows.filter(({ against }) => against === "at").length,
    below: rows.filter(({ against }) => against === "below").length,
    meanGap: mean(gaps),
  };
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function groupBy<Key>(rows: readonly PublicRow[], keyOf: (row: PublicRow) => Key): Map<Key, PublicRow[]> {
  const groups = new Map<Key, PublicRow[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
