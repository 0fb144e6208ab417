/** The lines of tables as lists of fields; a table is text with one row a line and `|` between fields. @internal */
export function tableLines(...tables: readonly string[]): string[][] {
  return tables
    .flatMap((table) => table.trim().split("\n"))
    .map((line) => line.split("|").map((field) => field.trim()));
}
