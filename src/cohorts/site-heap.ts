/**
 * A binary heap that holds each site at most once, nearest first and the smaller site among equals: a site that comes nearer moves
 * up. Never more entries than sites, so nothing is allocated after it is made.
 */
export class SiteHeap {
  size = 0;
  /** Sites in the order of a binary heap: the first `size` entries. */
  readonly #sites: Int32Array;
  /** Where a site stands among them, plus 1; 0 when it is not in the heap. [site] */
  readonly #place: Int32Array;
  /** [site] */
  readonly #distance: Float64Array;

  /** `distance` says how far each site is; it may change for a site only right before `raise`. */
  constructor(distance: Float64Array) {
    this.#distance = distance;
    this.#sites = new Int32Array(distance.length);
    this.#place = new Int32Array(distance.length);
  }

  clear(): void {
    for (let at = 0; at < this.size; at++) this.#place[this.#sites[at]!] = 0;
    this.size = 0;
  }

  /** Enters a site, or moves it up now that it is nearer. */
  raise(site: number): void {
    const sites = this.#sites;
    const place = this.#place;
    const distance = this.#distance;
    const key = distance[site]!;
    let at = place[site]! - 1;
    if (at < 0) at = this.size++;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = sites[up]!;
      const parentKey = distance[parent]!;
      if (parentKey < key || (parentKey === key && parent < site)) break;
      sites[at] = parent;
      place[parent] = at + 1;
      at = up;
    }
    sites[at] = site;
    place[site] = at + 1;
  }

  /** Takes out the nearest site; there must be one. */
  pop(): number {
    const sites = this.#sites;
    const place = this.#place;
    const distance = this.#distance;
    const top = sites[0]!;
    place[top] = 0;
    const size = --this.size;
    if (size === 0) return top;
    const site = sites[size]!;
    const key = distance[site]!;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      let least = sites[child]!;
      let leastKey = distance[least]!;
      if (child + 1 < size) {
        const other = sites[child + 1]!;
        const otherKey = distance[other]!;
        if (otherKey < leastKey || (otherKey === leastKey && other < least)) {
          child++;
          least = other;
          leastKey = otherKey;
        }
      }
      if (leastKey > key || (leastKey === key && least > site)) break;
      sites[at] = least;
      place[least] = at + 1;
      at = child;
    }
    sites[at] = site;
    place[site] = at + 1;
    return top;
  }
}
