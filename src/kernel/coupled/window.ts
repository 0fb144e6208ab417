/**
 * Least value over a window that slides along an array: `least[x]` is the least of `values[x + from] .. values[x + to]`, as far
 * as they exist, and `place[x]` where it is; Infinity and -1 for an empty window. Each value enters and leaves once. No value outside
 * `first .. last` is below Infinity.
 */
export function slidingLeast(
  values: Float64Array,
  from: number,
  to: number,
  least: Float64Array,
  place: Int32Array,
  queue: Int32Array,
  first = 0,
  last: number = values.length - 1,
): void {
  const begin = Math.min(values.length, Math.max(0, first - to));
  const past = Math.max(begin, Math.min(values.length, last - from + 1));
  least.fill(Number.POSITIVE_INFINITY, 0, begin).fill(Number.POSITIVE_INFINITY, past);
  place.fill(-1, 0, begin).fill(-1, past);
  let head = 0;
  let tail = 0;
  let next = first;
  for (let x = begin; x < past; x++) {
    for (; next <= last && next <= x + to; next++) {
      if (values[next] === Number.POSITIVE_INFINITY) continue;
      while (tail > head && values[queue[tail - 1]!]! > values[next]!) tail--;
      queue[tail++] = next;
    }
    while (tail > head && queue[head]! < x + from) head++;
    place[x] = tail > head ? queue[head]! : -1;
    least[x] = tail > head ? values[queue[head]!]! : Number.POSITIVE_INFINITY;
  }
}
