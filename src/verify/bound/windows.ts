/** Turns each value into the least of itself and those that follow, `width` in all, by doubling the stretch that is known. In place. */
export function leastOfNext(values: Float64Array, width: number): Float64Array {
  let known = 1;
  while (known < width && known < values.length) {
    const step = Math.min(known, width - known);
    for (let k = 0; k + step < values.length; k++) values[k] = Math.min(values[k]!, values[k + step]!);
    known += step;
  }
  return values;
}
