/** Fingerprints kept; a newer one takes the slot of an older one. */
const SLOTS = 1 << 13;
const CLOSED = 0x9e3779b9;

/**
 * Moves that failed since the classes last changed: each would fail again, since it would meet the same classes and the same flow.
 *
 * A move is known by a fingerprint of the sites it closes and opens, in whatever order. Two moves of one fingerprint cost the
 * second its try, no more.
 */
export class TriedMoves {
  readonly #seen = new Int32Array(SLOTS);
  #era = 1;

  /** Forgets all moves. */
  clear(): void {
    this.#era++;
  }

  /** Whether the move is remembered; from now on it is. */
  hasTried(closing: readonly number[], opening: readonly number[]): boolean {
    let sum = mix(this.#era);
    // Counted from 1, since 0 mixes to 0 and would be as good as absent.
    for (let k = 0; k < closing.length; k++) sum = (sum + mix((closing[k]! + 1) ^ CLOSED)) | 0;
    for (let k = 0; k < opening.length; k++) sum = (sum + mix(opening[k]! + 1)) | 0;
    // An odd number is never the 0 of an empty slot.
    const print = mix(sum) | 1;
    const slot = (print >>> 1) & (SLOTS - 1);
    if (this.#seen[slot] === print) return true;
    this.#seen[slot] = print;
    return false;
  }
}

/** A bijection of 32-bit words in which each bit of the input reaches each bit of the output (Chris Wellons' lowbias32). */
function mix(word: number): number {
  let x = word | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}
