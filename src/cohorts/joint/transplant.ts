import type { FormingModel } from "../forming-model.ts";
import { type Proof, type ProofTree, proofOf, provenBy } from "./proof.ts";
import { countRow, leastRow, type Row, seatsRow } from "./rows.ts";

/**
 * A proof about some people on one day, retold for the same people on another: rows and splits hold on any day, whatever rooms are free,
 * and good prices of one day are good on others. Sites without a room that day are left out; they hold no class.
 */
export function transplant(tree: ProofTree, from: FormingModel, to: FormingModel): ProofTree {
  const siteOf = new Map(Array.from(to.siteRow, (row, site) => [row, site]));
  const sitesIn = (sites: readonly number[]): number[] =>
    sites.flatMap((site) => siteOf.get(from.siteRow[site]!) ?? []);

  const retell = (row: Row): Row | undefined => {
    const sites = sitesIn(row.sites);
    if (sites.length === 0) return undefined;
    switch (row.kind) {
      case "seats":
        return seatsRow(to, row.origins, sites, row.size);
      case "least":
        return leastRow(to, row.origins, sites);
      case "at-most":
      case "at-least":
        return countRow(to, row.kind, sites, row.size);
      default:
        return row.kind satisfies never;
    }
  };
  const leaf = (proof: Proof): Proof => {
    const told = proof.rows.flatMap(({ row, price }) => {
      const here = retell(row);
      return here === undefined ? [] : [{ row: here, price }];
    });
    const prices = Float64Array.from([...proof.worth, ...told.map(({ price }) => price)]);
    return proofOf(
      to,
      told.map(({ row }) => row),
      prices,
    );
  };
  const node = (one: ProofTree): ProofTree => {
    if (one.kind === "prices") return leaf(one);
    const sites = sitesIn(one.sites);
    // Nobody is taught there on this day, so there are at most that many classes.
    if (sites.length === 0) return node(one.upTo);
    const upTo = node(one.upTo);
    const beyond = node(one.beyond);
    return { kind: "split", value: Math.min(provenBy(upTo), provenBy(beyond)), sites, most: one.most, upTo, beyond };
  };
  return node(tree);
}

/** Whether two models are about the same people, in the same order. */
export function areOfSamePeople(one: FormingModel, other: FormingModel): boolean {
  return (
    one.sourceOf.length === other.sourceOf.length && one.sourceOf.every((source, k) => source === other.sourceOf[k])
  );
}
