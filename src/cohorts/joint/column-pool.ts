import type { Column, Relaxation } from "./relaxation.ts";

/** Columns at first; the pool grows. */
const FIRST = 1 << 10;

/**
 * Columns of sites and what each counts in the rows of a relaxation: people of an origin, then less what it counts in a row. Flat arrays,
 * since the master problem walks them over and over.
 */
export class ColumnPool {
  readonly relaxation: Relaxation;
  /** Columns of a site. [site] */
  readonly at: number[][];
  /** Sites with columns. */
  active: number[] = [];
  readonly columns: Column[] = [];
  cost: Float64Array = new Float64Array(FIRST);
  weight: Float64Array = new Float64Array(FIRST);
  /** Rounds without weight. [column] */
  idle: Int32Array = new Int32Array(FIRST);
  /** Entries of a column: `row[first[column] .. first[column + 1]]` and their values. */
  first: Int32Array = new Int32Array(FIRST + 1);
  row: Int32Array = new Int32Array(4 * FIRST);
  value: Float64Array = new Float64Array(4 * FIRST);
  size = 0;

  /** Rows that an arc, or the classes of a site, take part in. */
  #rowsOfArc = new Map<number, number[]>();
  #rowsOfSite = new Map<number, { readonly row: number; readonly coef: Float64Array }[]>();

  constructor(relaxation: Relaxation) {
    this.relaxation = relaxation;
    this.at = Array.from(relaxation.model.siteRow, () => []);
  }

  /** Adds a column unless it is there; whether it was new. */
  add(column: Column): boolean {
    const here = this.at[column.site]!;
    if (here.some((id) => isSame(this.columns[id]!, column))) return false;
    if (here.length === 0) this.active.push(column.site);
    here.push(this.#append(column, 0, 0));
    return true;
  }

  /** Counts all columns anew once rows have come or gone, and leaves out those without weight for more than `patience` rounds. */
  rebuild(patience: number = Number.POSITIVE_INFINITY): void {
    this.#indexRows();
    const kept = this.columns.map((column, id) => ({ column, weight: this.weight[id]!, idle: this.idle[id]! }));
    for (const site of this.active) this.at[site] = [];
    this.active = [];
    this.columns.length = 0;
    this.size = 0;
    for (const { column, weight, idle } of kept) {
      if (idle > patience) continue;
      if (this.at[column.site]!.length === 0) this.active.push(column.site);
      this.at[column.site]!.push(this.#append(column, weight, idle));
    }
  }

  #append(column: Column, weight: number, idle: number): number {
    const id = this.size++;
    if (id === this.cost.length) this.#growColumns();
    this.columns[id] = column;
    this.cost[id] = column.cost;
    this.weight[id] = weight;
    this.idle[id] = idle;
    const end = this.#count(column, this.first[id]!);
    this.first[id + 1] = end;
    return id;
  }

  /** Writes the entries of a column from a place on, and returns where they end. */
  #count({ site, classes, arcs, counts }: Column, from: number): number {
    const { model, rows } = this.relaxation;
    const origins = model.people.length;
    const sums = new Map<number, number>();
    for (let k = 0; k < arcs.length; k++) {
      sums.set(model.arcOrigin[arcs[k]!]!, counts[k]!);
      for (const row of this.#rowsOfArc.get(arcs[k]!) ?? []) {
        sums.set(origins + row, (sums.get(origins + row) ?? 0) - rows[row]!.arcCoef * counts[k]!);
      }
    }
    for (const { row, coef } of this.#rowsOfSite.get(site) ?? []) {
      let sum = 0;
      for (let k = 0; k < classes; k++) sum += coef[k]!;
      sums.set(origins + row, (sums.get(origins + row) ?? 0) - sum);
    }
    let at = from;
    if (at + sums.size > this.row.length) this.#growEntries(sums.size);
    for (const [row, value] of sums) {
      if (value === 0) continue;
      this.row[at] = row;
      this.value[at++] = value;
    }
    return at;
  }

  #indexRows(): void {
    this.#rowsOfArc = new Map();
    this.#rowsOfSite = new Map();
    this.relaxation.rows.forEach(({ arcs, sites, classCoef }, row) => {
      for (const arc of arcs) push(this.#rowsOfArc, arc, row);
      sites.forEach((site, k) => {
        push(this.#rowsOfSite, site, { row, coef: classCoef[k]! });
      });
    });
  }

  #growColumns(): void {
    const length = 2 * this.cost.length;
    this.cost = enlarged(this.cost, new Float64Array(length));
    this.weight = enlarged(this.weight, new Float64Array(length));
    this.idle = enlarged(this.idle, new Int32Array(length));
    this.first = enlarged(this.first, new Int32Array(length + 1));
  }

  #growEntries(more: number): void {
    const length = 2 * this.row.length + more;
    this.row = enlarged(this.row, new Int32Array(length));
    this.value = enlarged(this.value, new Float64Array(length));
  }
}

function enlarged<Numbers extends Int32Array | Float64Array>(old: Numbers, fresh: Numbers): Numbers {
  fresh.set(old);
  return fresh;
}

function isSame(a: Column, b: Column): boolean {
  if (a.classes !== b.classes || a.cost !== b.cost || a.arcs.length !== b.arcs.length) return false;
  for (let k = 0; k < a.arcs.length; k++) if (a.arcs[k] !== b.arcs[k] || a.counts[k] !== b.counts[k]) return false;
  return true;
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
