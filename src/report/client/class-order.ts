/** Which rows of the list are shown, and in which order. */
import type { Column } from "./class-columns.ts";

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** All words that a row shows, for the search. */
export function searchTexts(columns: readonly Column[], rows: number): string[] {
  return Array.from({ length: rows }, (_, row) =>
    columns
      .map((column) => column.show(row))
      .join(" ")
      .toLowerCase(),
  );
}

/** Rows that hold every word of the query, in their order. */
export function matching(texts: readonly string[], query: string): number[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const rows: number[] = [];
  texts.forEach((text, row) => {
    if (words.every((word) => text.includes(word))) rows.push(row);
  });
  return rows;
}

/** Rows by a column, upwards or downwards; ties keep the order of the plan. */
export function sorted(rows: readonly number[], column: Column, direction: 1 | -1): number[] {
  const keys = new Map(rows.map((row) => [row, column.key(row)]));
  return [...rows].sort((a, b) => direction * compare(keys.get(a)!, keys.get(b)!) || a - b);
}

function compare(a: number | string, b: number | string): number {
  return typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
}
