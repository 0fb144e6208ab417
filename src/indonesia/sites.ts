/**
 * In which regency each of the 4,433 facilities stands: counts by type and province are those of `provinces.ts`, named facilities stand where they are known to,
 * and the rest is spread by seed.
 *
 * The service units (satpel) of the central centres are counted among the 309 regional ones: the ministry's total of 330 does not say which it includes.
 */
import type { Random } from "../base/index.ts";
import { apportion } from "./apportion.ts";
import { type KnownFacility, knownFacilities } from "./known-facilities.ts";
import { type ProvinceFigures, provinceFigures } from "./provinces.ts";
import { regencyWeights } from "./regency-weights.ts";
import { indonesianRegencies, regencyRows } from "./regions.ts";

/** The types of facility that the programme is offered in. @internal */
export type SiteType = "UPTP" | "UPTD" | "BLKK" | "PLUT" | "RPB";

/** One facility's place, without anything in it. @internal */
export interface Site {
  readonly type: SiteType;
  /** Row of its regency in `indonesianRegencies`. */
  readonly row: number;
  /** What the sources say of it; absent for synthetic ones. */
  readonly known?: KnownFacility;
}

/** Community centres in all; estimates by province are scaled to it. */
const BLKK_COUNT = 4000;

/** Most regional centres of one regency, and most service centres. */
const MOST_UPTD = 2;
const MOST_PLUT = 1;

/** A second centre in a regency is this many times less likely than a first. */
const SECOND_IS_RARER = 8;

/** All sites: by type in the order of `SiteType`, and within a type by regency. @internal */
export function facilitySites(seeded: Random): Site[] {
  const random = seeded.stream("sites");
  const provinces = provinceFigures();
  const rowsOf = regencyRows();
  const weights = regencyWeights(seeded.stream("regencies"));
  const known = knownSites();
  const blkkOf = apportion(
    BLKK_COUNT,
    provinces.map((province) => province.blkk),
  );
  const central = known.filter((site) => site.type === "UPTP");

  const uptd: Site[] = [];
  const blkk: Site[] = [];
  const plut: Site[] = [];
  provinces.forEach((province, p) => {
    const rows = rowsOf.get(province.code)!;
    const near = (site: Site): boolean => rows.includes(site.row);
    const pick = (type: "UPTD" | "PLUT", others: readonly Site[]): Site[] =>
      fillUp(type, province, rows, weights, known.filter(near), others.filter(near), random.stream(type));
    uptd.push(...pick("UPTD", central));
    plut.push(...pick("PLUT", []));
    blkk.push(...communitySites(blkkOf[p]!, rows, weights, random.stream("BLKK")));
  });
  return [...central, ...uptd, ...blkk, ...plut, ...known.filter((site) => site.type === "RPB")];
}

function knownSites(): Site[] {
  const rowOf = new Map(indonesianRegencies().map(({ id }, row) => [id, row]));
  return knownFacilities()
    .map((known): Site => {
      const type = known.kind === "satpel" ? "UPTD" : known.kind;
      return { type, row: rowOf.get(known.regency)!, known };
    })
    .sort((a, b) => a.row - b.row);
}

/** The known sites of a type in one province, and as many more as its figure asks for, the likelier where weights are large and no centre stands yet. */
function fillUp(
  type: "UPTD" | "PLUT",
  province: ProvinceFigures,
  rows: readonly number[],
  weights: readonly number[],
  known: readonly Site[],
  others: readonly Site[],
  random: Random,
): Site[] {
  const [count, most] = type === "UPTD" ? [province.uptd, MOST_UPTD] : [province.plut, MOST_PLUT];
  const sites = known.filter((site) => site.type === type);
  const own = random.stream(province.code);
  while (sites.length < count) {
    const chances = rows.map((row) => {
      const here = sites.filter((site) => site.row === row).length;
      const chance = here < most ? Math.ceil(100 * Math.sqrt(weights[row]!)) : 0;
      const isTaken = here > 0 || others.some((site) => site.row === row);
      return isTaken ? Math.floor(chance / SECOND_IS_RARER) : chance;
    });
    sites.push({ type, row: rows[chooseByWeight(chances, own)]! });
  }
  return sites.sort((a, b) => a.row - b.row);
}

/**
 * Community centres of one province, very uneven: of the 54 of East Nusa Tenggara in 2022 one regency had 14, the next 6, and half of all had one or two.
 */
function communitySites(count: number, rows: readonly number[], weights: readonly number[], random: Random): Site[] {
  const draws = rows.map((row) => {
    const own = random.stream(indonesianRegencies()[row]!.id);
    // Two ratios of even draws: a long tail on both sides.
    const noise =
      ((1 + 2.5 * own.nextFloat()) / (1 + 2.5 * own.nextFloat())) *
      ((1 + 2.5 * own.nextFloat()) / (1 + 2.5 * own.nextFloat()));
    return Math.ceil(100 * Math.sqrt(weights[row]!) * noise);
  });
  return apportion(count, draws).flatMap((here, k) =>
    Array.from({ length: here }, (): Site => ({ type: "BLKK", row: rows[k]! })),
  );
}

/** An index, each as likely as its weight among all, which are integers with a positive sum. */
function chooseByWeight(weights: readonly number[], random: Random): number {
  let left = random.nextInt(weights.reduce((a, b) => a + b, 0));
  for (let index = 0; index < weights.length; index++) {
    left -= weights[index]!;
    if (left < 0) return index;
  }
  throw new Error("The weights add up to more than they are.");
}
