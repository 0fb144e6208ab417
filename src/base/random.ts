/**
 * Random numbers that are the same on every machine: integers mixed with shifts, xors and 32-bit additions, nothing that an engine may round its own way.
 *
 * The generator is sfc32 (Chris Doty-Humphrey's Small Fast Counting generator of PractRand: 96 bits of chaotic state and a 32-bit counter, so that no
 * cycle is shorter than 2^32). A stream is known by a seed and a path of names, and `random.stream(name)` leads further down the path. What a stream
 * yields depends on its path alone, never on what was drawn elsewhere: a new draw in one part of a program moves nothing in another.
 */

/** Outputs thrown away after seeding; sfc32 needs about a dozen rounds until each bit of the seed has reached each bit of the state. */
const WARM_UP = 15;

const TWO_POW_32 = 2 ** 32;

/** The stream of this seed and name, for example `stream(7, "demand")`. Seeds are integers from -(2^53 - 1) to 2^53 - 1. */
export function stream(seed: number, name: string): Random {
  if (!Number.isSafeInteger(seed))
    throw new RangeError(`A seed is a whole number between -2^53 and 2^53, not ${seed}.`);
  const high = Math.floor(seed / TWO_POW_32);
  return new Random(mix(seed ^ 0x9e3779b9), mix(high ^ 0x85ebca6b)).stream(name);
}

/** A sequence of random numbers. Made by `stream`; it remembers where it is. */
export class Random {
  readonly #key0: number;
  readonly #key1: number;
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** @internal A path is folded into two 32-bit words. */
  constructor(key0: number, key1: number) {
    this.#key0 = key0 | 0;
    this.#key1 = key1 | 0;
    this.#a = mix(key0 + 0x9e3779b9);
    this.#b = mix(key1 + 0x3c6ef372);
    this.#c = mix(key0 ^ mix(key1 + 0xdaa66d2b));
    for (let round = 0; round < WARM_UP; round++) this.nextUint32();
  }

  /** The stream one name further down; it does not depend on what was drawn here, and draws nothing here. */
  stream(name: string): Random {
    let key0 = this.#key0;
    let key1 = this.#key1;
    for (let i = 0; i < name.length; i++) {
      const unit = name.charCodeAt(i);
      key0 = mix(key0 + unit);
      key1 = mix(key1 ^ (unit + Math.imul(key0, 0x9e3779b1)));
    }
    // The length marks where a name ends, so that the path "ab" is not the path "a", "b".
    return new Random(mix(key0 ^ 0x27d4eb2f) + name.length, mix(key1 + 0x165667b1));
  }

  /** A whole number from 0 to 2^32 - 1. */
  nextUint32(): number {
    const out = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + out) | 0;
    return out >>> 0;
  }

  /** A whole number from 0 to `bound - 1`, each as likely as any other; `bound` from 1 to 2^32. */
  nextInt(bound: number): number {
    if (!(bound >= 1 && bound <= TWO_POW_32 && Number.isInteger(bound))) {
      throw new RangeError(`A bound is a whole number from 1 to 2^32, not ${bound}.`);
    }
    // The last, incomplete run of `bound` numbers below 2^32 would favour small results, so it is drawn again.
    const end = TWO_POW_32 - (TWO_POW_32 % bound);
    let drawn = this.nextUint32();
    while (drawn >= end) drawn = this.nextUint32();
    return drawn % bound;
  }

  /** A number from 0 up to but not including 1, a multiple of 2^-53. */
  nextFloat(): number {
    const high = this.nextUint32() >>> 5;
    const low = this.nextUint32() >>> 6;
    return (high * 67_108_864 + low) / 9_007_199_254_740_992;
  }

  /** Puts a list in random order, in place, each order as likely as any other (Fisher and Yates). */
  shuffle<Item>(list: { [index: number]: Item; readonly length: number }): void {
    for (let last = list.length - 1; last > 0; last--) {
      const chosen = this.nextInt(last + 1);
      const kept = list[last]!;
      list[last] = list[chosen]!;
      list[chosen] = kept;
    }
  }
}

/** A bijection of 32-bit words in which each bit of the input reaches each bit of the output (Chris Wellons' lowbias32, the finaliser used in splitmix32). */
function mix(word: number): number {
  let x = word | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}
