/**
 * What could be read of a problem: a field that was not of its kind is absent, and an element of a list that was not of
 * its kind leaves a hole. So the checks run on sound and broken problems alike, and a fault in one place hides none elsewhere.
 */
export type Draft<T> = T extends readonly (infer U)[]
  ? readonly (Draft<U> | undefined)[]
  : T extends object
    ? { readonly [K in keyof T]?: Draft<T[K]> | undefined }
    : T;
