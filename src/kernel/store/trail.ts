/**
 * Integers that remember what they were: `push` opens a level, `pop` takes back everything that was set since.
 *
 * Undoing is a log of two flat arrays, cell and former value, read backwards. Nothing is logged on the lowest level:
 * what is set there stays.
 */
export class Trail {
  /** The integers; read them here, write them by `set`. Replaced when `reserve` needs more room. */
  cells: Int32Array;

  #cell: Int32Array = new Int32Array(1024);
  #former: Int32Array = new Int32Array(1024);
  #size = 0;
  readonly #marks: number[] = [];

  constructor(cells: number) {
    this.cells = new Int32Array(cells);
  }

  get level(): number {
    return this.#marks.length;
  }

  /** Makes room for so many cells, keeping those there are. Only on the lowest level. */
  reserve(cells: number): void {
    if (cells <= this.cells.length) return;
    const larger = new Int32Array(Math.max(cells, 2 * this.cells.length));
    larger.set(this.cells);
    this.cells = larger;
  }

  set(cell: number, value: number): void {
    if (this.#marks.length > 0) {
      if (this.#size === this.#cell.length) this.#grow();
      this.#cell[this.#size] = cell;
      this.#former[this.#size++] = this.cells[cell]!;
    }
    this.cells[cell] = value;
  }

  /** What a cell holds on the lowest level. Slow: it reads the log. */
  lowest(cell: number): number {
    for (let at = 0; at < this.#size; at++) if (this.#cell[at] === cell) return this.#former[at]!;
    return this.cells[cell]!;
  }

  push(): void {
    this.#marks.push(this.#size);
  }

  pop(): void {
    const mark = this.#marks.pop()!;
    while (this.#size > mark) {
      this.#size--;
      this.cells[this.#cell[this.#size]!] = this.#former[this.#size]!;
    }
  }

  #grow(): void {
    const cell = new Int32Array(2 * this.#cell.length);
    const former = new Int32Array(2 * this.#cell.length);
    cell.set(this.#cell);
    former.set(this.#former);
    this.#cell = cell;
    this.#former = former;
  }
}
