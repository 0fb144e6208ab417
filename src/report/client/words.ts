/** Numbers as people read them. */

const integers = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const short = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });

export function count(value: number): string {
  return integers.format(value);
}

/** Metres as kilometres, without the unit. */
export function km(metres: number): string {
  return tenths.format(metres / 1000);
}

/** 4650000000 as `4.65B`: where there is no room for all digits. */
export function compact(value: number): string {
  return short.format(value);
}

export function noun(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}
