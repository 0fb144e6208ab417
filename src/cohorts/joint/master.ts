import type { ColumnPool } from "./column-pool.ts";

/** The share of the promised gain by which a solution may fall short. */
const ACCURACY = 0.1;
/** Sweeps over all sites, and after each of them sweeps over those whose weights still move. */
const MOST_SWEEPS = 40;
const INNER_SWEEPS = 6;

/**
 * The master problem of the bundle method: prices that maximise what the columns found so far promise, less a distance from the centre.
 *
 * Its dual weighs the columns of each site (holding nobody is one more, without entries). With the weights the prices are
 * centre + step x (what is left unserved) / scale, cut off at their limits. Weight moves, site by site, from the column that is worst at
 * these prices to the best, as far as that gains.
 */
export class Master {
  readonly pool: ColumnPool;
  /** Weight of holding nobody. [site] */
  readonly nobody: Float64Array;
  /** The prices that go with the weights, and those that they should stay near. [row] */
  point: Float64Array = new Float64Array(0);
  centre: Float64Array = new Float64Array(0);
  /** What the constant part of a row is worth, how far its price may go, and the most that it may be. [row] */
  right: Float64Array = new Float64Array(0);
  scale: Float64Array = new Float64Array(0);
  step = 1;
  /** What the columns say of the bound at the point, and by how much the weights fall short of the best. */
  model = 0;
  short = 0;
  /** Entries looked at so far. */
  work = 0;

  #gradient: Float64Array = new Float64Array(0);
  #difference: Float64Array = new Float64Array(0);
  #touched: Int32Array = new Int32Array(0);
  #least = 0;
  #hasMoved = false;

  constructor(pool: ColumnPool) {
    this.pool = pool;
    this.nobody = new Float64Array(pool.at.length).fill(1);
  }

  /** What is left unserved at the weights. [row] */
  gradient(): Float64Array {
    const { pool, right } = this;
    const gradient = new Float64Array(right.length);
    gradient.set(right);
    for (let column = 0; column < pool.size; column++) {
      const weight = pool.weight[column]!;
      if (weight === 0) continue;
      for (let k = pool.first[column]!; k < pool.first[column + 1]!; k++) {
        gradient[pool.row[k]!]! -= weight * pool.value[k]!;
      }
    }
    return gradient;
  }

  /** Solves the problem, more or less. `value`: the bound at the centre. */
  solve(value: number): void {
    const { pool, right, point } = this;
    this.#gradient = this.gradient();
    if (this.#difference.length !== right.length) {
      this.#difference = new Float64Array(right.length);
      this.#touched = new Int32Array(right.length);
    }
    for (let row = 0; row < right.length; row++) this.#place(row);
    for (let sweep = 0; ; sweep++) {
      let moving = this.#sweep(pool.active);
      for (let inner = 0; inner < INNER_SWEEPS && moving.length > 0; inner++) moving = this.#sweep(moving);
      this.short = 0;
      this.model = 0;
      for (const site of pool.active) {
        this.short += this.#price(site);
        this.model += this.#least;
      }
      for (let row = 0; row < right.length; row++) this.model += right[row]! * point[row]!;
      if (this.short <= ACCURACY * (this.model - value) || sweep === MOST_SWEEPS) return;
    }
  }

  /** Makes the weights of each site add up to 1 again, once columns were left out. */
  normalise(): void {
    const { pool } = this;
    for (let site = 0; site < pool.at.length; site++) {
      const here = pool.at[site]!;
      let sum = 0;
      for (const column of here) sum += pool.weight[column]!;
      this.nobody[site] = Math.max(0, 1 - sum);
    }
  }

  #sweep(sites: readonly number[]): number[] {
    const moving: number[] = [];
    for (let k = 0; k < sites.length; k++) {
      const site = sites[k]!;
      this.#hasMoved = false;
      this.#price(site);
      this.#move(site);
      if (this.#hasMoved) moving.push(site);
    }
    return moving;
  }

  #best = -1;
  #worst = -1;
  #most = 0;

  /** Finds the best column of a site and the worst with weight, -1 for nobody; returns by how much its weights fall short. */
  #price(site: number): number {
    const { pool, point } = this;
    const { first, row, value, cost, weight } = pool;
    const here = pool.at[site]!;
    let least = 0;
    let most = this.nobody[site]! > 0 ? 0 : Number.NEGATIVE_INFINITY;
    let best = -1;
    let worst = -1;
    let sum = 0;
    for (let c = 0; c < here.length; c++) {
      const column = here[c]!;
      const past = first[column + 1]!;
      let reduced = cost[column]!;
      for (let k = first[column]!; k < past; k++) reduced -= value[k]! * point[row[k]!]!;
      this.work += past - first[column]!;
      const share = weight[column]!;
      sum += share * reduced;
      if (reduced < least) {
        least = reduced;
        best = column;
      }
      if (share > 0 && reduced > most) {
        most = reduced;
        worst = column;
      }
    }
    this.#least = least;
    this.#best = best;
    this.#worst = worst;
    this.#most = most;
    return sum - least;
  }

  /** Moves weight from the worst column of a site to the best. */
  #move(site: number): void {
    const gain = this.#most - this.#least;
    if (this.#best === this.#worst || !(gain > 1e-9 * (1 + Math.abs(this.#least)))) return;
    const { pool } = this;
    const difference = this.#difference;
    const touched = this.#touched;
    let count = 0;
    for (let side = 0; side < 2; side++) {
      const column = side === 0 ? this.#best : this.#worst;
      if (column === -1) continue;
      for (let k = pool.first[column]!; k < pool.first[column + 1]!; k++) {
        const row = pool.row[k]!;
        if (difference[row] === 0) touched[count++] = row;
        difference[row]! += side === 0 ? pool.value[k]! : -pool.value[k]!;
        // What cancels to nothing must not be listed twice.
        if (difference[row] === 0) difference[row] = 1e-300;
      }
    }
    let curvature = 0;
    for (let k = 0; k < count; k++) {
      const row = touched[k]!;
      curvature += (difference[row]! * difference[row]!) / this.scale[row]!;
    }
    const available = this.#worst === -1 ? this.nobody[site]! : pool.weight[this.#worst]!;
    const amount = curvature === 0 ? available : Math.min(available, gain / (this.step * curvature));
    if (this.#worst === -1) this.nobody[site] = available - amount;
    else pool.weight[this.#worst] = available - amount;
    if (this.#best === -1) this.nobody[site]! += amount;
    else pool.weight[this.#best]! += amount;
    this.#hasMoved = amount > 1e-4;
    for (let k = 0; k < count; k++) {
      const row = touched[k]!;
      this.#gradient[row]! -= amount * difference[row]!;
      difference[row] = 0;
      this.#place(row);
    }
  }

  #place(row: number): void {
    const { model } = this.pool.relaxation;
    const moved = this.centre[row]! + (this.step * this.#gradient[row]!) / this.scale[row]!;
    this.point[row] = row < model.people.length ? Math.min(model.leftCost, moved) : Math.max(0, moved);
  }
}
