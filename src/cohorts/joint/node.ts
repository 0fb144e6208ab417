import type { FormingModel } from "../forming-model.ts";
import type { Proof, ProofTree } from "./proof.ts";
import type { Column } from "./relaxation.ts";
import { countRow, type Row } from "./rows.ts";

/** A leaf of a tree that may still be raised. */
export interface Node {
  readonly decisions: readonly Row[];
  rows: readonly Row[];
  prices: Float64Array;
  proof: Proof;
  /** Columns of its parent. */
  readonly columns: readonly Column[];
  /** Puts what becomes of it into the tree. */
  readonly replace: (tree: ProofTree) => void;
}

/** The leaves of a tree as nodes; `replace` puts what becomes of its root into its place. */
export function nodesOf(model: FormingModel, tree: ProofTree, replace: (tree: ProofTree) => void): Node[] {
  const nodes: Node[] = [];
  const list = (one: ProofTree, decisions: readonly Row[], into: (tree: ProofTree) => void): void => {
    if (one.kind === "prices") {
      nodes.push(nodeOf(one, decisions, into));
      return;
    }
    const upTo = countRow(model, "at-most", one.sites, one.most);
    list(one.upTo, [...decisions, upTo], (other) => {
      one.upTo = other;
    });
    const beyond = countRow(model, "at-least", one.sites, one.most + 1);
    list(one.beyond, [...decisions, beyond], (other) => {
      one.beyond = other;
    });
  };
  list(tree, [], replace);
  return nodes;
}

function nodeOf(proof: Proof, decisions: readonly Row[], replace: (tree: ProofTree) => void): Node {
  const others = proof.rows.filter(({ row }) => row.kind === "seats" || row.kind === "least");
  const priceOf = ({ kind, size, sites }: Row): number =>
    proof.rows.find(({ row }) => row.kind === kind && row.size === size && row.sites.join() === sites.join())?.price ??
    0;
  return {
    decisions,
    rows: [...others.map(({ row }) => row), ...decisions],
    prices: Float64Array.from([...proof.worth, ...others.map(({ price }) => price), ...decisions.map(priceOf)]),
    proof,
    columns: [],
    replace,
  };
}
