/**
 * The bound that a certificate of a demand proves: its tree evaluated from the problem alone.
 *
 * A wave splits days, and every plan starts on one of them; without a wave no day is split. A sum parts the people where no facility joins them. A split of classes has a
 * side for every plan. A leaf is a Lagrangian relaxation over all classes that are possible. Whatever else the problem asks for only makes
 * plans dearer or fewer.
 */
import { type Periods, periodOf } from "../bound/periods.ts";
import type { Facts } from "../facts.ts";
import { isRecord, show } from "../untrusted.ts";
import { type Host, hostsOn } from "./classes.ts";
import { leafValue } from "./leaf-value.ts";
import { type People, peopleOf } from "./people.ts";
import { type Decision, hostsOf, readShifts, rowsOf } from "./row-shifts.ts";

/** A tree that is deeper proves nothing. */
const DEEPEST = 500;

/** The value in units; none when no plan is possible; or why the certificate is refused. */
export type DemandValue = { readonly value: bigint | undefined } | { readonly fault: string };

/** What a node speaks about. */
interface Scope {
  readonly at: string;
  /** Rows of people. */
  readonly part: readonly number[];
  /** Facilities where some of them can be in a class. [key] */
  readonly hosts: ReadonlyMap<string, Host>;
  readonly path: readonly Decision[];
}

export function demandValue(facts: Facts, unit: number, tree: unknown): DemandValue {
  const people = peopleOf(facts);
  if (typeof people === "string") return { fault: people };
  const leftCost = unit * (facts.costs.unplaced ?? 0);
  if (!Number.isSafeInteger(leftCost)) return { fault: `unit is ${unit}, with which costs are 2^53 or more.` };
  const hostsIn = hostsOn(facts, people, unit);
  const part = people.alike.map((_, row) => row);

  const onDays = (days: Periods, node: unknown, at: string): DemandValue => {
    const hosts = hostsIn(days);
    if (typeof hosts === "string") return { fault: hosts };
    return nodeValue(people, leftCost, node, {
      at,
      part,
      hosts: new Map(hosts.map((host) => [host.key, host])),
      path: [],
    });
  };
  const whole: Periods = { from: 0, past: facts.lastDay - facts.firstDay + 1 };
  if (!isRecord(tree) || tree["kind"] !== "wave") return onDays(whole, tree, "tree");

  const { wave, parts } = tree;
  if (wave === undefined || wave !== people.wave) {
    return { fault: `tree.wave is ${show(wave)}, expected ${people.wave ?? "no split of days"}.` };
  }
  if (!Array.isArray(parts) || parts.length === 0) return { fault: "tree.parts is not a list of at least one part." };
  const values: DemandValue[] = [];
  let from = 0;
  for (const [k, one] of parts.entries()) {
    const at = `tree.parts[${k}]`;
    if (!isRecord(one)) return { fault: `${at} is not a part.` };
    const isLast = k === parts.length - 1;
    if (isLast !== (one["to"] === undefined)) return { fault: `${at}.to: the last part holds all days that remain.` };
    const past = isLast ? whole.past : periodOf(facts, one["to"]) + 1;
    if (!(past > from) || (!isLast && past >= whole.past)) return { fault: `${at}.to is ${show(one["to"])}.` };
    values.push(onDays({ from, past }, one["node"], `${at}.node`));
    from = past;
  }
  return leastOf(values);
}

function nodeValue(people: People, leftCost: number, node: unknown, scope: Scope): DemandValue {
  const { at, part, hosts, path } = scope;
  if (!isRecord(node)) return { fault: `${at} is not a node.` };
  if (path.length > DEEPEST) return { fault: `${at} is too deep.` };
  if (node["kind"] === "leaf") {
    const shifts = readShifts(node["rows"], people, hosts, path);
    if (typeof shifts === "string") return { fault: `${at}${shifts}` };
    const value = leafValue(people, part, hosts.values(), shifts, leftCost);
    return value === undefined ? { fault: `${at} has prices with which sums are 2^53 or more.` } : { value };
  }
  if (node["kind"] === "classes") {
    const { most } = node;
    const found = hostsOf(node["facilities"], hosts);
    if (found === undefined)
      return { fault: `${at}.facilities is not a list of facilities where classes are possible.` };
    if (typeof most !== "number" || !Number.isSafeInteger(most) || most < 0)
      return { fault: `${at}.most is ${show(most)}.` };
    const facilities = found
      .map(({ key }) => key)
      .sort()
      .join("\n");
    const side = (name: "upTo" | "beyond", decision: Decision): DemandValue =>
      nodeValue(people, leftCost, node[name], { ...scope, at: `${at}.${name}`, path: [...path, decision] });
    return leastOf([side("upTo", { facilities, most }), side("beyond", { facilities, least: most + 1 })]);
  }
  if (node["kind"] !== "sum") return { fault: `${at}.kind is ${show(node["kind"])}, expected leaf, sum or classes.` };
  // Below a split, parts would have to share what it says.
  if (path.length > 0) return { fault: `${at} is a sum below a split of classes.` };
  return sumOf(people, leftCost, node["parts"], scope);
}

function sumOf(people: People, leftCost: number, parts: unknown, { at, part, hosts, path }: Scope): DemandValue {
  if (!Array.isArray(parts)) return { fault: `${at}.parts is not a list.` };
  /** [row of people] part that holds them */
  const partOf = new Map<number, number>();
  for (const [k, one] of parts.entries()) {
    const rows = isRecord(one) ? rowsOf(one["demand"], people) : undefined;
    if (rows === undefined)
      return { fault: `${at}.parts[${k}].demand is not a list of first ids of people who are alike.` };
    for (const row of rows) {
      if (partOf.has(row) || !part.includes(row)) return { fault: `${at}.parts[${k}] holds people of another part.` };
      partOf.set(row, k);
    }
  }
  const hostsOfPart: Map<string, Host>[] = parts.map(() => new Map());
  for (const host of hosts.values()) {
    const [first, ...others] = host.people.map((row) => partOf.get(row));
    if (first === undefined || others.some((other) => other !== first)) {
      return { fault: `${at} parts people who may be in one class at facility ${host.id}.` };
    }
    hostsOfPart[first]!.set(host.key, host);
  }
  let value = 0n;
  for (const row of part) if (!partOf.has(row)) value += BigInt(leftCost) * BigInt(people.alike[row]!.count);
  let isPossible = true;
  for (const [k, one] of parts.entries()) {
    const rows = part.filter((row) => partOf.get(row) === k);
    const scope = { at: `${at}.parts[${k}].node`, part: rows, hosts: hostsOfPart[k]!, path };
    const found = nodeValue(people, leftCost, (one as Record<string, unknown>)["node"], scope);
    if ("fault" in found) return found;
    if (found.value === undefined) isPossible = false;
    else value += found.value;
  }
  return { value: isPossible ? value : undefined };
}

function leastOf(values: readonly DemandValue[]): DemandValue {
  let least: bigint | undefined;
  for (const found of values) {
    if ("fault" in found) return found;
    if (found.value !== undefined && (least === undefined || found.value < least)) least = found.value;
  }
  return { value: least };
}
