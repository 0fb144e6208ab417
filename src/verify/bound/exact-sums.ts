/** Sums of whole numbers from 0 to 2^53 - 1 each, exact however many there are: doubles while they hold, big integers beyond. */
export class ExactSums {
  readonly #sums: Float64Array;
  readonly #beyond: bigint[];

  constructor(length: number) {
    this.#sums = new Float64Array(length);
    this.#beyond = new Array<bigint>(length).fill(0n);
  }

  /** Adds a value so many times to sum `k`. */
  add(k: number, value: number, times: number): void {
    const sum = this.#sums[k]! + value * times;
    if (sum <= Number.MAX_SAFE_INTEGER) this.#sums[k] = sum;
    else this.#beyond[k]! += BigInt(value) * BigInt(times);
  }

  at(k: number): bigint {
    return this.#beyond[k]! + BigInt(this.#sums[k]!);
  }
}
