/**
 * What the rows of a leaf add to the costs of people and classes, read with suspicion, and what they are owed for.
 *
 * Each row holds for every plan (`docs/joint.md` has the proofs), so a plan that keeps it pays no more than what it is owed.
 */
import { isRecord, show } from "../untrusted.ts";
import type { Host } from "./classes.ts";
import type { People } from "./people.ts";

/** A decision on the path to a leaf: classes of these facilities are at most, or at least, so many. */
export interface Decision {
  /** Keys, sorted and joined. */
  readonly facilities: string;
  readonly most?: number;
  readonly least?: number;
}

/** Prices of a leaf. */
export interface Shifts {
  /** What a participant is worth; `undefined` without a price. [row of people] */
  readonly worth: (number | undefined)[];
  /** What one of these people costs more at a host. [key] [row of people] */
  readonly people: Map<string, Map<number, number>>;
  /** What the k-th class of a host costs more. [key] [k] */
  readonly classes: Map<string, number[]>;
  /** Sum over rows of price x limit: the first of each pair times the second. */
  readonly owed: (readonly [number, number])[];
}

type Row = Record<string, unknown>;

/** The shifts of a leaf, or what is wrong with its rows. */
export function readShifts(
  rows: unknown,
  people: People,
  hosts: ReadonlyMap<string, Host>,
  path: readonly Decision[],
): Shifts | string {
  if (!Array.isArray(rows)) return ".rows is not a list.";
  const shifts: Shifts = { worth: people.alike.map(() => undefined), people: new Map(), classes: new Map(), owed: [] };
  for (const [k, row] of rows.entries()) {
    const fault = isRecord(row) ? readRow(row, shifts, people, hosts, path) : " is not a row.";
    if (fault !== undefined) return `.rows[${k}]${fault}`;
  }
  return shifts;
}

function readRow(
  row: Row,
  shifts: Shifts,
  people: People,
  hosts: ReadonlyMap<string, Host>,
  path: readonly Decision[],
): string | undefined {
  const { kind, price } = row;
  if (typeof price !== "number" || !Number.isSafeInteger(price))
    return `.price is ${show(price)}, expected a whole number.`;
  if (kind === "demand") {
    const ids = rowsOf(row["ids"], people);
    if (ids === undefined || ids.length !== 1) return ".ids is not the first id of people who are alike.";
    if (shifts.worth[ids[0]!] !== undefined) return " prices people who have a price.";
    shifts.worth[ids[0]!] = price;
    return undefined;
  }
  if (price < 0) return `.price is ${price}, expected none below 0.`;
  const facilities = hostsOf(row["facilities"], hosts);
  if (facilities === undefined) return ".facilities is not a list of facilities where classes are possible, each once.";
  if (kind === "classes") {
    const { most, least } = row;
    const key = facilities
      .map(({ key }) => key)
      .sort()
      .join("\n");
    const isDecided = path.some((one) => one.facilities === key && one.most === most && one.least === least);
    if (!isDecided) return " is not what a split on the path to the leaf says.";
    const sign = most === undefined ? -1 : 1;
    for (const host of facilities) addToClasses(shifts, host, () => sign * price);
    shifts.owed.push([sign * price, (most ?? least) as number]);
    return undefined;
  }
  const demand = rowsOf(row["demand"], people);
  if (demand === undefined) return ".demand is not a list of first ids of people who are alike, each once.";
  const count = demand.reduce((sum, one) => sum + people.alike[one]!.count, 0);
  const isOf = new Set(demand);
  if (kind === "seats") {
    const { size } = row;
    if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 1)
      return `.size is ${show(size)}, expected seats.`;
    // People who come are no more than d - r K + the sum of phi over classes.
    const groups = Math.ceil(count / size);
    const rest = count - size * (groups - 1);
    const phi = (seats: number): number => rest * Math.floor(seats / size) + Math.min(rest, seats % size);
    for (const host of facilities) {
      addToPeople(shifts, host, price, (one) => isOf.has(one));
      addToClasses(shifts, host, (k) => -price * phi(host.seats[k]!));
    }
    shifts.owed.push([price, count - rest * groups]);
    return undefined;
  }
  if (kind === "least-size") {
    // e classes, less the people who come from elsewhere, are no more than e q.
    const full = Math.floor(count / people.min);
    const missing = people.min * (full + 1) - count;
    for (const host of facilities) {
      addToPeople(shifts, host, -price, (one) => !isOf.has(one));
      addToClasses(shifts, host, () => price * missing);
    }
    shifts.owed.push([price * missing, full]);
    return undefined;
  }
  return `.kind is ${show(kind)}, expected demand, seats, least-size or classes.`;
}

function addToPeople({ people }: Shifts, host: Host, amount: number, counts: (row: number) => boolean): void {
  const here = people.get(host.key) ?? new Map<number, number>();
  people.set(host.key, here);
  for (const row of host.people) if (counts(row)) here.set(row, exactSum(here.get(row) ?? 0, amount));
}

function addToClasses({ classes }: Shifts, host: Host, amountOf: (k: number) => number): void {
  const here = classes.get(host.key) ?? host.seats.map(() => 0);
  classes.set(host.key, here);
  for (let k = 0; k < here.length; k++) here[k] = exactSum(here[k]!, amountOf(k));
}

/** NaN, for good, once a sum is 2^53 or more on the way: it might come back inexact. */
function exactSum(a: number, b: number): number {
  return Number.isSafeInteger(b) && Number.isSafeInteger(a + b) ? a + b : Number.NaN;
}

/** Rows of people named by their first ids, each once. */
export function rowsOf(ids: unknown, { rowOf }: People): number[] | undefined {
  if (!Array.isArray(ids) || new Set(ids).size !== ids.length) return undefined;
  const rows = ids.flatMap((id: unknown) => (typeof id === "string" ? (rowOf.get(id) ?? []) : []));
  return rows.length === ids.length ? rows : undefined;
}

/** Hosts by what rows call them, each once. */
export function hostsOf(names: unknown, hosts: ReadonlyMap<string, Host>): Host[] | undefined {
  if (!Array.isArray(names) || names.length === 0) return undefined;
  const found = names.flatMap((name: unknown) => hosts.get(keyOf(name)) ?? []);
  return found.length === names.length && new Set(found).size === found.length ? found : undefined;
}

/** The key of a host that a row names: an id, or an id and seats. */
export function keyOf(name: unknown): string {
  if (typeof name === "string") return name;
  return Array.isArray(name) && typeof name[0] === "string" && typeof name[1] === "number" ? JSON.stringify(name) : "";
}
