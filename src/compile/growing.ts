/** A list of 32-bit integers that grows without boxing its elements. */
export class GrowingInts {
  #array: Int32Array;
  length = 0;

  /** With room for so many at first; what is never filled costs no memory on systems that hand out pages on first use. */
  constructor(capacity: number) {
    this.#array = new Int32Array(capacity);
  }

  append(values: Int32Array): void {
    const length = this.length + values.length;
    if (length > this.#array.length) {
      const larger = new Int32Array(Math.max(length, this.#array.length + (this.#array.length >> 1)));
      larger.set(this.#array);
      this.#array = larger;
    }
    this.#array.set(values, this.length);
    this.length = length;
  }

  /** The list, not copied: it is not to grow any more. */
  toArray(): Int32Array {
    return this.#array.subarray(0, this.length);
  }
}

/** The same for doubles. */
export class GrowingFloats {
  #array: Float64Array;
  length = 0;

  constructor(capacity: number) {
    this.#array = new Float64Array(capacity);
  }

  append(values: Float64Array): void {
    const length = this.length + values.length;
    if (length > this.#array.length) {
      const larger = new Float64Array(Math.max(length, this.#array.length + (this.#array.length >> 1)));
      larger.set(this.#array);
      this.#array = larger;
    }
    this.#array.set(values, this.length);
    this.length = length;
  }

  toArray(): Float64Array {
    return this.#array.subarray(0, this.length);
  }
}
