/**
 * The name that was probably meant, by the fewest keys struck wrong: Damerau's distance in its restricted form (optimal
 * string alignment), which counts a missing, an extra, a wrong and two swapped letters as one each.
 */

/** The candidate nearest to a word, the first of several; `undefined` when none is so near that it was probably meant. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.trim().toLowerCase();
  // In a short word one letter makes another word.
  let limit = wanted.length < 3 ? 0 : wanted.length < 6 ? 1 : 2;
  let best: string | undefined;
  for (const candidate of candidates) {
    const distance = distanceWithin(wanted, candidate.trim().toLowerCase(), limit);
    if (distance > limit) continue;
    best = candidate;
    limit = distance - 1;
    if (limit < 0) break;
  }
  return best;
}

/** The distance of two texts, or any larger number when it exceeds the limit. */
function distanceWithin(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  // Row i holds the distances between the first i letters of a and each beginning of b.
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let distance = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, beforeLast[j - 2]! + 1);
      }
      row.push(distance);
      least = Math.min(least, distance);
    }
    // Each row is at most one dearer than the last, so a swap, which skips a row and costs one, cannot mend this either.
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
