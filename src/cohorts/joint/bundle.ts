import { ColumnPool } from "./column-pool.ts";
import { Master } from "./master.ts";
import type { Column, Relaxation } from "./relaxation.ts";
import type { Row } from "./rows.ts";

/** The share of the promised gain that must come true for the centre to move, and that for the step to grow. */
const ENOUGH = 0.1;
const PLENTY = 0.5;
const GROWTH = 1.5;
const SHRINK = 0.6;
const MOST_FAILURES = 3;
/** How far the step may go from the first one. */
const WIDEST = 16;
/** The least first step, as a share of what leaving a participant out costs: prices are of that order. */
const SMALLEST = 1 / 400;
/** Rounds without weight after which a column is forgotten. */
const PATIENCE = 15;

/**
 * Raises the bound of a relaxation: the proximal bundle method with one model a site (Lemarechal 1975; Kiwiel 1990).
 *
 * The columns of a site found so far make a model of what it gains at any prices. The next prices maximise the bound of all these models,
 * less a distance from the best prices so far. The weights that solve this are the averaged primal: who goes where, in the relaxation, and
 * how many classes are there.
 */
export class Bundle {
  readonly relaxation: Relaxation;
  /** The bound at the best prices so far. */
  value: number = Number.NEGATIVE_INFINITY;
  /** Whether no prices are better than the best so far by more than the tolerance last asked for. */
  isConverged = false;

  readonly #pool: ColumnPool;
  readonly #master: Master;
  #firstStep = 0;
  #failures = 0;
  #promise = Number.POSITIVE_INFINITY;

  /** `columns`: some that were found elsewhere and may be of use. */
  constructor(relaxation: Relaxation, start: Float64Array, columns: readonly Column[] = []) {
    this.relaxation = relaxation;
    this.#pool = new ColumnPool(relaxation);
    this.#master = new Master(this.#pool);
    this.#master.centre = start.slice();
    this.#master.point = start.slice();
    this.setRows(relaxation.rows);
    for (const column of columns) this.#pool.add(column);
  }

  /** The best prices so far: the worth of a participant of each origin, then the price of each row. */
  get prices(): Float64Array {
    return this.#master.centre;
  }

  /** All columns that are remembered. */
  get columns(): readonly Column[] {
    return this.#pool.columns;
  }

  /** Arcs of sites and entries of columns looked at so far. */
  get work(): number {
    return this.relaxation.work + this.#master.work;
  }

  /** Replaces the rows of the relaxation. Those that stay keep their prices, new ones begin at 0. */
  setRows(rows: readonly Row[]): void {
    const { model } = this.relaxation;
    const origins = model.people.length;
    const before = new Map(this.relaxation.rows.map((row, k) => [row, this.prices[origins + k] ?? 0]));
    const prices = new Float64Array(origins + rows.length);
    prices.set(this.prices.subarray(0, origins));
    const right = new Float64Array(prices.length);
    const scale = new Float64Array(prices.length);
    right.set(model.people);
    scale.set(model.people);
    rows.forEach((row, k) => {
      prices[origins + k] = before.get(row) ?? 0;
      right[origins + k] = -row.limit;
      scale[origins + k] = scaleOf(row);
    });
    this.relaxation.rows.splice(0, this.relaxation.rows.length, ...rows);
    Object.assign(this.#master, { centre: prices, point: prices.slice(), right, scale });
    this.#pool.rebuild(PATIENCE);
    this.#master.normalise();
    this.#failures = 0;
    this.value = Number.NEGATIVE_INFINITY;
    this.isConverged = false;
  }

  /** One round: evaluates the next prices, then solves the master problem. `target`: about where the best bound may be. */
  round(target: number, tolerance: number): void {
    const master = this.#master;
    const value = this.relaxation.evaluate(master.point);
    for (const column of this.relaxation.chosen) this.#pool.add(column);
    const gain = value - this.value;
    if (this.value === Number.NEGATIVE_INFINITY || (gain > 0 && gain >= ENOUGH * this.#promise)) {
      if (gain >= PLENTY * this.#promise && this.#failures === 0) this.#setStep(GROWTH);
      this.#failures = 0;
      this.value = value;
      master.centre.set(master.point);
    } else if (++this.#failures >= MOST_FAILURES) {
      this.#setStep(SHRINK);
      this.#failures = 1;
    }
    if (this.#firstStep === 0) {
      const { leftCost } = this.relaxation.model;
      // A step too small would promise nothing, wherever it stands.
      this.#firstStep = Math.max(this.#polyakStep(target), SMALLEST * leftCost);
      master.step = this.#firstStep;
    }
    master.solve(this.value);
    this.#promise = master.model - this.value;
    for (let column = 0; column < this.#pool.size; column++) {
      this.#pool.idle[column] = this.#pool.weight[column]! > 0 ? 0 : this.#pool.idle[column]! + 1;
    }
    this.isConverged = Math.max(this.#promise, master.short) < tolerance;
  }

  #setStep(factor: number): void {
    const step = this.#master.step * factor;
    this.#master.step = Math.min(this.#firstStep * WIDEST, Math.max(this.#firstStep / WIDEST, step));
  }

  /** Half the step at which the gradient alone would promise the target (Polyak 1969). */
  #polyakStep(target: number): number {
    const gradient = this.#master.gradient();
    let square = 0;
    for (let row = 0; row < gradient.length; row++) square += gradient[row]! ** 2 / this.#master.scale[row]!;
    return square === 0 ? 1 : (0.5 * Math.max(1, target - this.value)) / square;
  }

  /** The averaged primal: each column with weight. */
  *weighed(): Generator<{ readonly column: Column; readonly weight: number }> {
    const { columns, weight, size } = this.#pool;
    for (let id = 0; id < size; id++) if (weight[id]! > 1e-9) yield { column: columns[id]!, weight: weight[id]! };
  }
}

/** How hard a price is to move: the larger what a row counts, the harder. */
function scaleOf({ arcCoef, classCoef }: Row): number {
  let most = 1;
  if (arcCoef !== 0) for (const coef of classCoef) most = Math.max(most, Math.abs(coef[0] ?? 0));
  return (most * most) / 4;
}
