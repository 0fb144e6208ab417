import { formatDay } from "../calendar/index.ts";
import type { Compiled } from "../compile/index.ts";
import type { Certificate, CertificateNode, PriceRow } from "../domain/index.ts";
import type { PricedRun, Proof } from "../kernel/index.ts";

/** A proof of the kernel in the problem's own words. */
export function encodeCertificate(compiled: Compiled, fingerprint: string, proof: Proof, unit: number): Certificate {
  return { fingerprint, unit, tree: encodeNode(compiled, proof) };
}

function encodeNode(compiled: Compiled, proof: Proof): CertificateNode {
  if (proof.kind === "leaf") return { kind: "leaf", rows: proof.rows.map((run) => encodeRow(compiled, run)) };
  return {
    kind: "wave",
    wave: compiled.problem.waves![proof.group]!.id,
    parts: proof.parts.map(({ last, proof: part }, row) => ({
      ...(row < proof.parts.length - 1 ? { to: formatDay(compiled.firstDay + last) } : {}),
      node: encodeNode(compiled, part),
    })),
  };
}

function encodeRow({ rooms, sites, firstDay }: Compiled, { resource, firstPeriod, prices }: PricedRun): PriceRow {
  const site = rooms.siteOf[resource]!;
  const { facility } = sites[site]!;
  return {
    kind: "room",
    ids: [facility.id, facility.rooms[resource - rooms.firstRoom[site]!]!.id],
    day: formatDay(firstDay + firstPeriod),
    prices,
  };
}
