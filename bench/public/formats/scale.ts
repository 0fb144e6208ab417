/**
 * Numbers with decimals as integers, exactly: their digits are moved, nothing is multiplied or rounded.
 *
 * `scale` is 10 to the number of decimals that the longest of them has, trailing zeros apart.
 */
export interface Scale {
  readonly factor: number;
  readonly toInteger: (decimal: string) => number;
}

export function scaleOf(decimals: Iterable<string>): Scale {
  let digits = 0;
  for (const decimal of decimals) digits = Math.max(digits, fractionOf(decimal).length);
  const toInteger = (decimal: string): number => {
    const [whole = ""] = decimal.split(".");
    const value = Number(whole + fractionOf(decimal).padEnd(digits, "0"));
    if (!Number.isSafeInteger(value)) throw new Error(`${decimal} has too many digits for a scale of ${10 ** digits}`);
    return value;
  };
  return { factor: 10 ** digits, toInteger };
}

const fractionOf = (decimal: string): string => (decimal.split(".")[1] ?? "").replace(/0+$/, "");
