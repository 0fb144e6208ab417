/**
 * A set of facilities or of cohorts. Each list that is given must match with one of its elements; an empty filter matches all.
 * Facilities have ids, regions, types, owners and tags; cohorts have ids, regions and programmes.
 */
export interface Filter {
  readonly ids?: readonly string[];
  /** With all regions below them. */
  readonly regions?: readonly string[];
  readonly types?: readonly string[];
  readonly owners?: readonly string[];
  readonly tags?: readonly string[];
  readonly programmes?: readonly string[];
}
