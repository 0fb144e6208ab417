/** The whitespace-separated numbers of a text, read one after another. Errors say what was expected and what was seen. */
export class Tokens {
  readonly #tokens: readonly string[];
  readonly #of: string;
  #at = 0;

  /** `of`: name of the instance, for errors. */
  constructor(text: string, of: string) {
    this.#tokens = text.split(/\s+/).filter((token) => token !== "");
    this.#of = of;
  }

  /** The next token as it is written. */
  next(what: string): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new Error(`${this.#of}: ends after ${this.#at} numbers, expected ${what}`);
    this.#at++;
    return token;
  }

  integer(what: string): number {
    const token = this.next(what);
    // Some files write integers as 7500.000000.
    if (!/^[+-]?\d+(\.0*)?$/.test(token)) throw this.#unlike(token, what, "an integer");
    return Number(token);
  }

  integers(count: number, what: string): number[] {
    return Array.from({ length: count }, (_, row) => this.integer(`${what} ${row}`));
  }

  /** A number with decimals, not rounded: the token itself. */
  decimal(what: string): string {
    const token = this.next(what);
    if (!/^[+-]?\d+(\.\d*)?$/.test(token)) throw this.#unlike(token, what, "a number");
    return token;
  }

  decimals(count: number, what: string): string[] {
    return Array.from({ length: count }, (_, row) => this.decimal(`${what} ${row}`));
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  /** Nothing may follow. */
  end(): void {
    if (!this.isAtEnd) throw new Error(`${this.#of}: goes on after ${this.#at} numbers, expected its end`);
  }

  #unlike(token: string, what: string, expected: string): Error {
    return new Error(`${this.#of}: ${what} is "${token}", expected ${expected} (number ${this.#at} of the text)`);
  }
}
