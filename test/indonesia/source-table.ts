/**
 * The tables that the shipped data was made from, when they lie beside the checkout.
 *
 * Most of them may not be shipped (population, areas), so a test compares with them where they are and passes without them: what it says about the
 * shipped data alone holds anywhere, and the figures below it were taken from the tables once.
 */
import { existsSync, readFileSync } from "node:fs";

export type SourceRow = Readonly<Record<string, string>>;

/** The rows of a table by the names of its columns, or `undefined` when the table is not there. Fields in quotation marks hold commas, never quotation marks. */
export function sourceTable(name: string): SourceRow[] | undefined {
  const file = new URL(`../../../shared/domain/${name}`, import.meta.url);
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").trim().split(/\r?\n/);
  const fields = (line: string): string[] =>
    [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((match) => match[1] ?? match[2] ?? "");
  const names = fields(lines[0]!);
  return lines.slice(1).map((line) => Object.fromEntries(fields(line).map((field, k) => [names[k]!, field])));
}
