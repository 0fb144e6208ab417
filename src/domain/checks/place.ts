/** Where a value stands in the input: fields by name, elements of lists by position from 0. */
export type Path = readonly (string | number)[];

const NOUNS: ReadonlyMap<string, string> = new Map([
  ["calendars", "calendar"],
  ["regions", "region"],
  ["facilities", "facility"],
  ["rooms", "room"],
  ["programmes", "programme"],
  ["phases", "phase"],
  ["cohorts", "cohort"],
  ["demand", "demand"],
  ["waves", "wave"],
  ["pools", "pool"],
  ["quotas", "quota"],
  ["openings", "limit of openings"],
  ["groups", "group"],
]);

/** The word for one element of a list: `facility` for `facilities`. */
export function nounOf(list: string): string {
  return NOUNS.get(list) ?? list;
}

/** As programs write it: `cohorts[17].window.latest`. */
export function pathText(path: Path): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else if (!/^[A-Za-z_$][\w$]*$/.test(step)) text += `[${JSON.stringify(step)}]`;
    else text += text === "" ? step : `.${step}`;
  }
  return text;
}

/** What stands at a path, `undefined` when nothing does. */
export function valueAt(input: unknown, path: Path): unknown {
  let value = input;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** The named things that hold a place, outermost first: `facility "blk-denpasar", room "dapur"`; empty when there are none. */
export function owners(input: unknown, path: Path): string {
  const named: string[] = [];
  let value = input;
  for (let depth = 0; depth < path.length; depth++) {
    value = valueAt(value, path.slice(depth, depth + 1));
    const list = path[depth - 1];
    // Whoever reads about an id sees it anyway.
    if (typeof path[depth] !== "number" || typeof list !== "string" || path[depth + 1] === "id") continue;
    const id = valueAt(value, ["id"]);
    if (typeof id === "string") named.push(`${nounOf(list)} ${quoted(id)}`);
  }
  return named.join(", ");
}

/** A text in quotation marks, cut when long. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}

/** Objects as JSON knows them, and those of the user's own classes; no list, date or map. */
export function isPlain(value: object): boolean {
  return kindOf(value) === "Object";
}

function kindOf(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** A value as a message shows it: in a few words, whatever it is. */
export function shown(value: unknown): string {
  switch (typeof value) {
    case "string":
      return quoted(value);
    case "bigint":
      return `${value}n`;
    case "function":
    case "symbol":
      return `a ${typeof value}`;
    case "object":
      if (value === null) return "null";
      if (!Array.isArray(value)) return isPlain(value) ? "an object" : `a ${kindOf(value)}`;
      return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
    default:
      return String(value);
  }
}
