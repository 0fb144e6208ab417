/** A list of 32-bit integers that grows without boxing its elements. */
export class GrowingInts {
  #array = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#array.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.#array);
      this.#array = larger;
    }
    this.#array[this.length++] = value;
  }

  toArray(): Int32Array {
    return this.#array.slice(0, this.length);
  }
}

/** The same for doubles. */
export class GrowingFloats {
  #array = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#array.length) {
      const larger = new Float64Array(2 * this.length);
      larger.set(this.#array);
      this.#array = larger;
    }
    this.#array[this.length++] = value;
  }

  toArray(): Float64Array {
    return this.#array.slice(0, this.length);
  }
}
