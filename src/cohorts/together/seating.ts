/**
 * Who sits in which class, once it is decided which classes are held: groups of people, classes with seats, and what each participant of a
 * group costs in each class. Costs are integers.
 */
export interface Seating {
  /** People of a group. [group] */
  readonly people: Int32Array;
  /** Fewest of a group in any one class, none apart; 1 where they may be split as one likes. [group] */
  readonly least: Int32Array;
  /** Fewest and most people of a class, if it is held. [class] */
  readonly minSize: Int32Array;
  readonly maxSize: Int32Array;
  /** Classes that a group can be in. [group + 1] */
  readonly firstArc: Int32Array;
  /** [arc] */
  readonly arcClass: Int32Array;
  readonly arcCost: Float64Array;
  /** Cost of a participant who is in no class. */
  readonly leftCost: number;
}

/** Groups by arc. */
export function arcGroups({ firstArc, arcClass, people }: Seating): Int32Array {
  const groupOf = new Int32Array(arcClass.length);
  for (let group = 0; group < people.length; group++) groupOf.fill(group, firstArc[group], firstArc[group + 1]);
  return groupOf;
}

/** Arcs by class: `arcs[first[class] .. first[class + 1]]`. */
export function arcsByClass({ arcClass, minSize }: Seating): { readonly first: Int32Array; readonly arcs: Int32Array } {
  const first = new Int32Array(minSize.length + 1);
  for (const one of arcClass) first[one + 1]!++;
  for (let one = 0; one < minSize.length; one++) first[one + 1]! += first[one]!;
  const next = first.slice();
  const arcs = new Int32Array(arcClass.length);
  for (let arc = 0; arc < arcClass.length; arc++) arcs[next[arcClass[arc]!]!++] = arc;
  return { first, arcs };
}
