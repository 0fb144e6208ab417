/** First row of each owner, and one past the last. */
export function firstOf(counts: ArrayLike<number>): Int32Array {
  const first = new Int32Array(counts.length + 1);
  for (let owner = 0; owner < counts.length; owner++) first[owner + 1] = first[owner]! + counts[owner]!;
  return first;
}
