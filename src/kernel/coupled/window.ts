/**
 * Least value over a window that slides along an array: `least[x]` is the least of `values[x + from] .. values[x + to]`, as far
 * as they exist, and `place[x]` where it is; Infinity and -1 for an empty window. Each value enters and leaves once.
 */
export function slidingLeast(
  values: Float64Array,
  from: number,
  to: number,
  least: Float64Array,
  place: Int32Array,
  queue: Int32Array,
): void {
  const length = values.length;
  let head = 0;
  let tail = 0;
  let next = 0;
  for (let x = 0; x < length; x++) {
    for (; next < length && next <= x + to; next++) {
      if (values[next] === Number.POSITIVE_INFINITY) continue;
      while (tail > head && values[queue[tail - 1]!]! > values[next]!) tail--;
      queue[tail++] = next;
    }
    while (tail > head && queue[head]! < x + from) head++;
    place[x] = tail > head ? queue[head]! : -1;
    least[x] = tail > head ? values[queue[head]!]! : Number.POSITIVE_INFINITY;
  }
}
