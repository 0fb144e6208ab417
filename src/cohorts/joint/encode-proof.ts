/** What the search has proven, in the problem's own words. */
import { formatDay } from "../../calendar/index.ts";
import type { CertificateNode, CertificateRow, HostName } from "../../domain/index.ts";
import type { FormingModel } from "../forming-model.ts";
import type { Front } from "./front.ts";
import type { Proof, ProofTree } from "./proof.ts";
import type { Row } from "./rows.ts";

/** Names for the rows of sources and sites. */
export interface Names {
  /** Id of the first item of the demand of a source. [source] */
  readonly demand: readonly string[];
  /** [site] */
  readonly facilities: readonly HostName[];
}

/** The tree of a certificate: a range of days for each front, and a part for each component. */
export function encodeFronts(fronts: readonly Front[], names: Names, wave: string, firstDay: number): CertificateNode {
  const nodes = fronts.map((front): CertificateNode => {
    const parts = front.trees.map(({ model, tree }) => ({
      demand: Array.from(model.sourceOf, (source) => names.demand[source]!),
      node: encodeTree(model, tree, names),
    }));
    return { kind: "sum", parts };
  });
  if (nodes.length === 1) return nodes[0]!;
  const parts = nodes.map((node, k) => {
    const isLast = k === nodes.length - 1;
    return isLast ? { node } : { to: formatDay(firstDay + fronts[k]!.days.past - 1), node };
  });
  return { kind: "wave", wave, parts };
}

function encodeTree(model: FormingModel, tree: ProofTree, names: Names): CertificateNode {
  if (tree.kind === "prices") return { kind: "leaf", rows: encodeRows(model, tree, names) };
  const facilities = tree.sites.map((site) => names.facilities[model.siteRow[site]!]!);
  const upTo = encodeTree(model, tree.upTo, names);
  const beyond = encodeTree(model, tree.beyond, names);
  return { kind: "classes", facilities, most: tree.most, upTo, beyond };
}

function encodeRows(model: FormingModel, { worth, rows }: Proof, names: Names): CertificateRow[] {
  const encoded: CertificateRow[] = [];
  worth.forEach((price, origin) => {
    if (price === model.leftCost) return;
    encoded.push({ kind: "demand", ids: [names.demand[model.sourceOf[origin]!]!], price });
  });
  for (const { row, price } of rows) encoded.push(encodeRow(model, row, price, names));
  return encoded;
}

function encodeRow(model: FormingModel, row: Row, price: number, names: Names): CertificateRow {
  const demand = row.origins.map((origin) => names.demand[model.sourceOf[origin]!]!);
  const facilities = row.sites.map((site) => names.facilities[model.siteRow[site]!]!);
  switch (row.kind) {
    case "seats":
      return { kind: "seats", demand, facilities, size: row.size, price };
    case "least":
      return { kind: "least-size", demand, facilities, price };
    case "at-most":
      return { kind: "classes", facilities, most: row.size, price };
    case "at-least":
      return { kind: "classes", facilities, least: row.size, price };
    default:
      return row.kind satisfies never;
  }
}
