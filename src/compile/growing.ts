/** A list of 32-bit integers that grows without boxing its elements. */
export class GrowingInts {
  #array = new Int32Array(1024);
  length = 0;

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

  toArray(): Int32Array {
    return this.#array.slice(0, this.length);
  }
}

/** The same for doubles. */
export class GrowingFloats {
  #array = new Float64Array(1024);
  length = 0;

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
    return this.#array.slice(0, this.length);
  }
}
