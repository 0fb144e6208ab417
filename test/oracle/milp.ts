/** Mixed-integer models said row by row, solved by HiGHS: another solver's word on what is the least. */
import highsModule, { type Highs } from "highs";

/** Loaded once, with whatever the module's own types take it for. */
const loading = (highsModule as unknown as () => Promise<Highs>)();

/** Coefficients by column. */
export type Sum = Map<number, number>;

/** Minimise cost x over whole x between 0 and `upper`, each row's sum between its bounds. */
export class Milp {
  readonly #costs: number[] = [];
  readonly #uppers: number[] = [];
  readonly #rows: { readonly sum: Sum; readonly from: number; readonly to: number }[] = [];

  get columns(): number {
    return this.#costs.length;
  }

  /** A column; one that is taken or not when no upper bound is given. */
  column(cost: number, upper = 1): number {
    this.#uppers.push(upper);
    return this.#costs.push(cost) - 1;
  }

  row(sum: Sum, from: number, to: number): void {
    if (sum.size > 0 || from > 0 || to < 0) this.#rows.push({ sum, from, to });
  }

  /** The least cost and a choice that costs it; undefined when nothing fits. */
  async solve(
    costs: readonly number[] = this.#costs,
  ): Promise<{ readonly cost: number; readonly values: readonly number[] } | undefined> {
    // HiGHS refuses a model without columns.
    if (this.#rows.some(({ sum, from }) => sum.size === 0 && from > 0)) return undefined;
    if (this.columns === 0) return { cost: 0, values: [] };
    const highs = await loading;
    const entries = this.#rows.map(({ sum }) => [...sum]);
    const starts = [0];
    for (const row of entries) starts.push(starts.at(-1)! + row.length);
    const model = highs.createModel({
      numCols: this.columns,
      numRows: entries.length,
      colCost: Float64Array.from(costs),
      colLower: new Float64Array(this.columns),
      colUpper: Float64Array.from(this.#uppers),
      rowLower: Float64Array.from(this.#rows, ({ from }) => Math.max(from, -INFINITE)),
      rowUpper: Float64Array.from(this.#rows, ({ to }) => Math.min(to, INFINITE)),
      integrality: new Int32Array(this.columns).fill(1),
      matrix: {
        format: "csr",
        numRows: entries.length,
        numCols: this.columns,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(entries.flatMap((row) => row.map(([column]) => column))),
        values: Float64Array.from(entries.flatMap((row) => row.map(([, coefficient]) => coefficient))),
      },
    });
    try {
      // Costs are whole, so less than half apart is the same.
      // Its presolve fails on some models, and calls some infeasible that are not; the search makes short work of all of them.
      model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0.5, time_limit: 60, presolve: "off" });
      model.run();
      const { modelStatus } = highs.constants;
      const status = model.getModelStatus();
      if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) return undefined;
      if (status !== modelStatus.optimal) throw new Error(`HiGHS ended with status ${status}.`);
      const values = Array.from(model.getSolution().colValue, (value) => Math.round(Number(value)));
      return { cost: values.reduce((sum, value, column) => sum + value * costs[column]!, 0), values };
    } finally {
      model.dispose();
    }
  }
}

const INFINITE = 1e30;

export function addTo(sum: Sum, column: number, coefficient: number): void {
  sum.set(column, (sum.get(column) ?? 0) + coefficient);
}
