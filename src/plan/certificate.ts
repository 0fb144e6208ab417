import { formatDay } from "../calendar/index.ts";
import { AFTERNOON, type Compiled, cohortOf, MORNING, type ResourceName } from "../compile/index.ts";
import type { Certificate, CertificateNode, CertificateRow, PriceRow, RoomPrices } from "../domain/index.ts";
import { type CouplingPrices, type HallPrices, NONE, type PricedRun, type Proof } from "../kernel/index.ts";

/** What a proof of the kernel proves. */
export interface ProofSpec extends Pick<Certificate, "objective" | "within"> {
  readonly proof: Proof;
  readonly unit: number;
  /** Price, in units, of each that the first sum in `within` counts; it is in all costs of the proof. */
  readonly withinPrice?: number;
}

/** A proof of the kernel in the problem's own words. */
export function encodeCertificate(compiled: Compiled, fingerprint: string, spec: ProofSpec): Certificate {
  const { objective, within, proof, unit, withinPrice = 0 } = spec;
  const common: CertificateRow[] = [];
  if (withinPrice > 0) common.push({ kind: "unplaced", ids: within![0]!.ids, most: withinPrice });
  return {
    fingerprint,
    ...(objective !== undefined && { objective }),
    ...(within !== undefined && { within }),
    unit,
    tree: encodeNode(compiled, proof, common),
  };
}

function encodeNode(compiled: Compiled, proof: Proof, common: readonly CertificateRow[]): CertificateNode {
  if (proof.kind === "leaf") {
    const rows: CertificateRow[] = [...proof.rows.map((run) => encodeRow(compiled, run)), ...common];
    if (proof.couplings !== undefined)
      rows.push(...sumRows(compiled, proof.couplings), ...shareRows(compiled, proof.couplings));
    if (proof.halls !== undefined) rows.push(...packedRows(compiled, proof.halls));
    return { kind: "leaf", rows };
  }
  return {
    kind: "wave",
    wave: compiled.problem.waves![proof.group]!.id,
    parts: proof.parts.map(({ last, proof: part }, row) => ({
      ...(row < proof.parts.length - 1 ? { to: formatDay(compiled.firstDay + last) } : {}),
      node: encodeNode(compiled, part, common),
    })),
  };
}

/** Cohorts by what they are worth, and rooms by what they earn. */
function* packedRows(compiled: Compiled, { worths, packings }: HallPrices): Generator<CertificateRow> {
  for (const [task, price] of worths.entries()) {
    if (price > 0) yield { kind: "worth", ids: [cohortOf(compiled, task).id], price };
  }
  for (const { resource, most, firstPeriod, prices } of packings) {
    const { ids } = nameOf(compiled, resource) as RoomPrices;
    yield { kind: "packing", ids, most, day: formatDay(compiled.firstDay + firstPeriod), prices };
  }
}

function* sumRows({ names }: Compiled, { most, least }: CouplingPrices): Generator<CertificateRow> {
  for (const [row, name] of names.sums.entries()) {
    // Who is left out counts towards a maximum of those left out, and is missing from a minimum of those placed.
    if (name.kind === "unplaced") {
      if (least[row]! > 0) yield { ...name, most: least[row]! };
      continue;
    }
    const prices = { ...(most[row]! > 0 && { most: most[row]! }), ...(least[row]! > 0 && { least: least[row]! }) };
    if (prices.most !== undefined || prices.least !== undefined) yield { ...name, ...prices };
  }
  for (const [row, name] of names.implied.entries()) {
    const price = most[names.sums.length + row]!;
    if (price > 0) yield { ...name, most: price };
  }
}

function* shareRows(compiled: Compiled, { shares }: CouplingPrices): Generator<CertificateRow> {
  const { names, sites, tasks } = compiled;
  for (const { task, place, price } of shares) {
    const { series, site } = names.places[place]!;
    const facility = sites[site]!.facility.id;
    const cohort = cohortOf(compiled, task).id;
    if (series === undefined) yield { kind: "share", ids: [facility, cohort, tasks.phases[task]!.id], price };
    else yield { kind: "series-share", ids: [series, facility, cohort], price };
  }
}

function encodeRow(compiled: Compiled, { resource, k, firstPeriod, prices }: PricedRun): PriceRow {
  const row = { ...nameOf(compiled, resource), day: formatDay(compiled.firstDay + firstPeriod), prices };
  return k !== undefined && row.kind === "room" ? { ...row, k } : row;
}

/** What a resource is called: a room by its facility and itself, by its unit and part of the day where these are told apart. */
function nameOf({ rooms, sites, resources }: Compiled, resource: number): ResourceName {
  if (resource >= rooms.resources) return resources.nameOf(resource);
  const at = rooms.roomOf[resource]!;
  const site = rooms.siteOf[at]!;
  const { facility } = sites[site]!;
  const unit = rooms.unitOf[resource]!;
  const part = partOf(rooms.partOf[resource]!, rooms.fullAmount[at]!);
  return {
    kind: "room",
    ids: [facility.id, facility.rooms[at - rooms.firstRoom[site]!]!.id],
    ...(unit !== NONE && { unit }),
    ...(part !== undefined && { part }),
  };
}

function partOf(part: number, fullAmount: number): RoomPrices["part"] {
  if (part === MORNING) return "morning";
  if (part === AFTERNOON) return "afternoon";
  return fullAmount === 2 ? "half" : undefined;
}
