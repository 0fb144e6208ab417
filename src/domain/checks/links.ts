import type { IdList } from "./names.ts";

/** Of an element that refers to no other of its list. */
export const NO_LINK = -1;
/** Of an element whose reference could not be read or names nothing, which is reported elsewhere. */
const UNKNOWN_LINK = -2;

/** [row] the row that an element refers to in its own list: a region's parent, the calendar that another extends. */
export function linksWithin<T>(
  list: readonly (T | undefined)[],
  { rowOf }: IdList,
  reference: (element: T) => string | undefined,
  isAbsent: (row: number) => boolean,
): Int32Array {
  return Int32Array.from(list, (element, row) => {
    const id = element === undefined ? undefined : reference(element);
    if (id !== undefined) return rowOf.get(id) ?? UNKNOWN_LINK;
    return isAbsent(row) ? NO_LINK : UNKNOWN_LINK;
  });
}
