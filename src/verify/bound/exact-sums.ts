/**
 * Sums of whole numbers of at most 2^53 - 1 in size, exact however many there are: doubles while they hold, big integers beyond. A sum
 * with an infinite part is endless.
 */
export class ExactSums {
  readonly #sums: Float64Array;
  readonly #beyond: bigint[];
  readonly #isEndless: Uint8Array;

  constructor(length: number) {
    this.#sums = new Float64Array(length);
    this.#beyond = new Array<bigint>(length).fill(0n);
    this.#isEndless = new Uint8Array(length);
  }

  /** Adds a value so many times to sum `k`. */
  add(k: number, value: number, times: number): void {
    if (value === Number.POSITIVE_INFINITY) {
      this.#isEndless[k] = 1;
      return;
    }
    const sum = this.#sums[k]! + value * times;
    if (Math.abs(sum) <= Number.MAX_SAFE_INTEGER) this.#sums[k] = sum;
    else this.#beyond[k]! += BigInt(value) * BigInt(times);
  }

  isEndless(k: number): boolean {
    return this.#isEndless[k] === 1;
  }

  /** What is finite of a sum. */
  at(k: number): bigint {
    return this.#beyond[k]! + BigInt(this.#sums[k]!);
  }
}
