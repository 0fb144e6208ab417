/**
 * Sorts items by key, smallest first and ties by item, in place, in the range `from <= i < past` of both arrays: quicksort
 * with the middle as pivot, insertion sort for short ranges.
 */
export function sortByKey(keys: Float64Array, items: Int32Array, from: number, past: number): void {
  let left = from;
  let right = past - 1;
  while (right - left > 16) {
    const pivotAt = (left + right) >> 1;
    const pivotKey = keys[pivotAt]!;
    const pivotItem = items[pivotAt]!;
    let i = left;
    let j = right;
    while (i <= j) {
      while (keys[i]! < pivotKey || (keys[i] === pivotKey && items[i]! < pivotItem)) i++;
      while (keys[j]! > pivotKey || (keys[j] === pivotKey && items[j]! > pivotItem)) j--;
      if (i > j) break;
      const key = keys[i]!;
      const item = items[i]!;
      keys[i] = keys[j]!;
      items[i++] = items[j]!;
      keys[j] = key;
      items[j--] = item;
    }
    // The shorter side by recursion, so that the stack stays logarithmic.
    if (j - left < right - i) {
      sortByKey(keys, items, left, j + 1);
      left = i;
    } else {
      sortByKey(keys, items, i, right + 1);
      right = j;
    }
  }
  for (let i = left + 1; i <= right; i++) {
    const key = keys[i]!;
    const item = items[i]!;
    let at = i;
    for (; at > left && (keys[at - 1]! > key || (keys[at - 1] === key && items[at - 1]! > item)); at--) {
      keys[at] = keys[at - 1]!;
      items[at] = items[at - 1]!;
    }
    keys[at] = key;
    items[at] = item;
  }
}
