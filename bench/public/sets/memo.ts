/** The function's result for equal arguments is the same object: the builder shares the tables of what it is given twice. */
export function memo<Result extends object>(make: (...args: number[]) => Result): (...args: number[]) => Result {
  const made = new Map<string, Result>();
  return (...args) => {
    const key = args.join(" ");
    const known = made.get(key) ?? make(...args);
    made.set(key, known);
    return known;
  };
}
