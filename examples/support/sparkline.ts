const BARS = "▁▂▃▄▅▆▇█";

/** Numbers as one line of bars, from the least to the largest. */
export function sparkline(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const step = Math.max(1, most - least) / BARS.length;
  return values.map((value) => BARS[Math.min(BARS.length - 1, Math.floor((value - least) / step))]!).join("");
}
