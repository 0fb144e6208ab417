/**
 * What a demand counts in a row of steps, derived from the capacity of a resource: in steps of k, with capacity k x `seats`.
 *
 * The function q -> amount / (k x seats) is dual feasible: wherever demands add up to no more than `seats`, what they count
 * adds up to no more than k x `seats` (Fekete and Schepers 2001, "New classes of fast lower bounds for bin packing problems").
 * What is a (k + 1)-th of the capacity, or a multiple of it, counts as it is; all else as the (k + 1)-ths that it fills, of which there
 * are no more than k.
 */
export function stepAmount(demand: number, seats: number, k: number): number {
  return ((k + 1) * demand) % seats === 0 ? k * demand : seats * Math.floor(((k + 1) * demand) / seats);
}
