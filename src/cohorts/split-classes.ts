/** People of one source who are in a class. */
export interface Members {
  readonly source: number;
  readonly count: number;
}

/**
 * Splits the people at one site into its classes: sizes as even as the seats allow, and people of one place together.
 *
 * `seats` are those of the classes, most first. The people are at least `minSize` a class and no more than all seats, so legal sizes exist.
 */
export function splitClasses(people: readonly Members[], seats: readonly number[], minSize: number): Members[][] {
  const sizes = sizesOf(
    people.reduce((sum, { count }) => sum + count, 0),
    seats,
    minSize,
  );
  const classes: Members[][] = [];
  let next = 0;
  let rest = people[0]?.count ?? 0;
  for (const size of sizes) {
    const members: Members[] = [];
    for (let missing = size; missing > 0; ) {
      const count = Math.min(missing, rest);
      if (count > 0) members.push({ source: people[next]!.source, count });
      missing -= count;
      rest -= count;
      if (rest === 0) rest = people[++next]?.count ?? 0;
    }
    classes.push(members);
  }
  return classes;
}

/** The smallest class grows first, until all have a place. */
function sizesOf(people: number, seats: readonly number[], minSize: number): number[] {
  const sizes = seats.map(() => minSize);
  for (let left = people - minSize * seats.length; left > 0; left--) {
    let smallest = -1;
    for (let k = 0; k < sizes.length; k++) {
      if (sizes[k]! < seats[k]! && (smallest === -1 || sizes[k]! < sizes[smallest]!)) smallest = k;
    }
    sizes[smallest]!++;
  }
  return sizes;
}
