import * as v from "valibot";

const NOT_BLANK = "a text that is not blank";

/** An id, a name, a tag: any text with something in it. */
export const Text: v.GenericSchema<unknown, string> = v.pipe(v.string(NOT_BLANK), v.regex(/\S/, NOT_BLANK));

/** Prose for people, which may be empty. */
export const Note: v.GenericSchema<unknown, string> = v.string("a text");
