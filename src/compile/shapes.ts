import { NONE, spanEnds } from "../calendar/index.ts";
import type { Phase } from "../domain/index.ts";
import { openFor, type Site } from "./sites.ts";

/** Shapes made on demand: one for each pair of a phase and a set of open days that some cohort and facility bring together. */
export class Shapes {
  readonly #rows = new Map<Phase, number[]>();
  readonly #ends: Int32Array[] = [];
  /** Shapes that were added as such, by their content. */
  readonly #added = new Map<string, number>();

  /** The shape of a phase at a site. */
  row(phase: Phase, site: Site): number {
    let rows = this.#rows.get(phase);
    if (rows === undefined) {
      rows = [];
      this.#rows.set(phase, rows);
    }
    let row = rows[site.openRow];
    if (row === undefined) {
      row = this.#ends.length;
      rows[site.openRow] = row;
      const open = openFor(phase, site);
      this.#ends.push(spanEnds(open, phase.days, phase.maxSpanDays ?? Number.POSITIVE_INFINITY, phase.startDays));
    }
    return row;
  }

  /** A shape with these ends; one row for all that are equal. */
  add(ends: Int32Array): number {
    const key = ends.join();
    let row = this.#added.get(key);
    if (row === undefined) {
      row = this.#ends.push(ends) - 1;
      this.#added.set(key, row);
    }
    return row;
  }

  /** Day after the last one of a class, NONE where none may start. [start] */
  ends(row: number): Int32Array {
    return this.#ends[row]!;
  }

  /** [shape * periods + start] */
  endOf(periods: number): Int32Array {
    const endOf = new Int32Array(this.#ends.length * periods).fill(NONE);
    this.#ends.forEach((ends, row) => {
      endOf.set(ends, row * periods);
    });
    return endOf;
  }
}
