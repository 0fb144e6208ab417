/**
 * A certificate read with suspicion: it comes from someone else, so nothing about it is taken for granted.
 *
 * The tree is flattened into its leaves, each with the days that its path leaves open to each wave. Since a split's parts hold every
 * day of the horizon and no day twice, every plan is covered by exactly one leaf; the least leaf is thus a bound for all plans.
 */
import type { Facts } from "../facts.ts";
import { isRecord, show } from "../untrusted.ts";
import { type Periods, periodOf } from "./periods.ts";
import { type LeafRows, type RowNames, readRows } from "./read-rows.ts";

export interface Leaf {
  /** Where it is in the certificate, for messages. */
  readonly path: string;
  /** [wave id] what the splits on its path leave open; the whole horizon for a wave not split. */
  readonly open: ReadonlyMap<string, Periods>;
  readonly rows: LeafRows;
}

/** The leaves, or why the tree is refused. */
export type Reading = { readonly leaves: readonly Leaf[] } | { readonly fault: string };

interface Pending {
  readonly node: unknown;
  readonly path: string;
  readonly open: ReadonlyMap<string, Periods>;
}

export function readTree(facts: Facts, names: RowNames, tree: unknown): Reading {
  const whole: Periods = { from: 0, past: facts.lastDay - facts.firstDay + 1 };
  const waves = facts.problem.waves ?? [];
  const leaves: Leaf[] = [];
  // A stack of our own: a tree may be deeper than the engine's.
  const pending: Pending[] = [{ node: tree, path: "tree", open: new Map(waves.map(({ id }) => [id, whole])) }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, path, open } = next;
    if (!isRecord(node)) return { fault: `${path} is not a node.` };
    if (node["kind"] === "leaf") {
      const rows = readRows(facts, names, node["rows"], path);
      if (typeof rows === "string") return { fault: rows };
      leaves.push({ path, open, rows });
    } else if (node["kind"] === "wave") {
      const children = readSplit(facts, node, next);
      if (typeof children === "string") return { fault: children };
      pending.push(...children.reverse());
    } else {
      return { fault: `${path}.kind is ${show(node["kind"])}, expected leaf or wave.` };
    }
  }
  return { leaves };
}

/** The children of a split, or what is wrong with it. */
function readSplit(facts: Facts, node: Record<string, unknown>, { path, open }: Pending): Pending[] | string {
  const { wave, parts } = node;
  const before = typeof wave === "string" ? open.get(wave) : undefined;
  if (before === undefined) return `${path}.wave is ${show(wave)}, which is no wave of the problem.`;
  if (!Array.isArray(parts) || parts.length === 0) return `${path}.parts is not a list of at least one part.`;
  const past = facts.lastDay - facts.firstDay + 1;
  const children: Pending[] = [];
  let from = 0;
  for (const [k, part] of parts.entries()) {
    const at = `${path}.parts[${k}]`;
    if (!isRecord(part)) return `${at} is not a part.`;
    const isLast = k === parts.length - 1;
    if (isLast && part["to"] !== undefined) return `${at}.to is present; the last part holds all days that remain.`;
    const until = isLast ? past : periodOf(facts, part["to"]) + 1;
    // Each part has a day of its own, and so has the one after it.
    if (!(until > from) || (!isLast && until >= past)) {
      return `${at}.to is ${show(part["to"])}, expected a day after the part before and before the end of the horizon.`;
    }
    const left = { from: Math.max(from, before.from), past: Math.min(until, before.past) };
    children.push({ node: part["node"], path: `${at}.node`, open: new Map(open).set(wave as string, left) });
    from = until;
  }
  return children;
}
