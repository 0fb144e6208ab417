import { textTable } from "../../examples/support/text-table.ts";
import type { PublicRow } from "./row.ts";
import type { Summary } from "./summary.ts";

/** A row as one line, for reading along. */
export function describeRow(row: PublicRow): string {
  const known = row.bestKnown === null ? "" : `, best known ${text(row.bestKnown)}, excess ${percent(row.excess)}`;
  const plan = `cost ${text(row.cost)}, bound ${text(row.bound)}, gap ${percent(row.gap)}${known}`;
  return `${row.set} ${row.instance}: ${row.status}, ${plan} in ${(row.ms / 1000).toFixed(1)} s`;
}

export function rowTable(rows: readonly PublicRow[]): string {
  return textTable(
    ["set", "instance", "cost", "bound", "gap", "bestKnown", "excess", "status", "firstPlanMs", "ms", "peakRssMb"],
    rows.map((row) => [
      row.set,
      row.instance,
      text(row.cost),
      text(row.bound),
      percent(row.gap),
      text(row.bestKnown),
      percent(row.excess),
      row.status,
      text(row.firstPlanMs),
      row.ms,
      row.peakRssMb,
    ]),
  );
}

export function summaryTable(summaries: readonly Summary[]): string {
  return textTable(
    ["set", "instances", "solved", "optimal", "at best", "below best", "mean excess", "max excess", "mean gap"],
    summaries.map((summary) => [
      summary.of,
      summary.instances,
      summary.solved,
      summary.optimal,
      summary.at,
      summary.below,
      percent(summary.meanExcess),
      percent(summary.maxExcess),
      percent(summary.meanGap),
    ]),
  );
}

const text = (value: number | null): string => (value === null ? "-" : String(value));
const percent = (share: number | null): string => (share === null ? "-" : `${(100 * share).toFixed(3)} %`);
