/** A geometric progression of so many steps, both ends included. The number of steps is a power of two, so that square roots alone make it. */
export function geometric(from: number, to: number, steps: number): Float64Array {
  const values = new Float64Array(steps + 1);
  values[0] = from;
  values[steps] = to;
  for (let stride = steps; stride > 1; stride /= 2) {
    for (let at = 0; at < steps; at += stride) {
      values[at + stride / 2] = Math.sqrt(values[at]! * values[at + stride]!);
    }
  }
  return values;
}
