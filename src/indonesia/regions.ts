/**
 * The 38 provinces and 514 regencies and cities of Indonesia, with the codes of the Ministry of Home Affairs (decree 300.2.2-2430 of 2025).
 *
 * The tables in `regions/` have one line a region. A province: code, name, time zone, main landmass. A regency: code, name, latitude and longitude of its
 * seat, and its landmass where that is not the province's main one. It is the landmass of the seat: many regencies have people on other islands too.
 *
 * Madura stands apart from Jawa although a bridge joins them. Straight lines from Sampang or Pamekasan to the coast of Jawa opposite cross 60 km of
 * strait where the road takes three times as long, so one landmass would promise daily journeys that nobody can make; two forbid only those between
 * Bangkalan and Surabaya.
 */

import type { Region } from "../domain/index.ts";
import type { GeoPoint } from "../geo/index.ts";
import { BALI_NUSA_TENGGARA } from "./regions/bali-nusa-tenggara.ts";
import { JAWA } from "./regions/jawa.ts";
import { KALIMANTAN } from "./regions/kalimantan.ts";
import { MALUKU_PAPUA } from "./regions/maluku-papua.ts";
import { SULAWESI } from "./regions/sulawesi.ts";
import { SUMATRA } from "./regions/sumatra.ts";
import { tableLines } from "./table.ts";

/** Id of the region that holds all others. */
export const NATION = "ID";

/** A regency or city: everything about it is known, unlike about a region in general. @internal */
export interface Regency extends Region {
  readonly name: string;
  /** The code of its province. */
  readonly parent: string;
  readonly point: GeoPoint;
  readonly landmass: string;
}

interface Atlas {
  readonly provinces: readonly Region[];
  readonly regencies: readonly Regency[];
  readonly codes: ReadonlySet<string>;
}

let known: Atlas | undefined;

/**
 * The nation `ID`, its provinces (`11`) and their regencies and cities (`11.01`), parents before children, in the order of their codes.
 *
 * Regencies have the point of their seat, a landmass and a time zone; the nation has the calendar `ID`.
 *
 * @example
 * indonesianRegions().find((region) => region.id === "35.09"); // Kabupaten Jember, on Jawa
 */
export function indonesianRegions(): Region[] {
  // Read anew, so that a caller may change what it gets.
  const { provinces, regencies } = readAtlas();
  return [{ id: NATION, name: "Indonesia", calendar: NATION }, ...provinces, ...regencies];
}

/** The regencies and cities in the order of their codes. @internal */
export function indonesianRegencies(): readonly Regency[] {
  return atlas().regencies;
}

/**
 * The code of a province or regency as it should be written, or `undefined` when no region has it.
 *
 * Spreadsheets turn `11.10` into the number 11.1 or the text `11,1`, and portals print `1110`; two-digit parts make the repair unambiguous. The codes of the
 * statistics office (BPS) look the same and mean other places (`1101` is Simeulue there, Aceh Selatan here): no repair can tell them apart.
 *
 * @example
 * repairRegionCode(11.1); // "11.10"
 * repairRegionCode("1110"); // "11.10"
 * repairRegionCode("11.99"); // undefined
 */
export function repairRegionCode(written: string | number): string | undefined {
  const parts = /^(\d\d)(?:[.,]?(\d\d)|[.,](\d))?$/.exec(String(written).trim());
  if (parts === null) return undefined;
  const [, province, regency, lostItsZero] = parts;
  const code = [province, regency ?? (lostItsZero && `${lostItsZero}0`)].filter(Boolean).join(".");
  return atlas().codes.has(code) ? code : undefined;
}

/** The rows of `indonesianRegencies` that lie in each province, by its code. @internal */
export function regencyRows(): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  indonesianRegencies().forEach(({ parent }, row) => {
    const known = rows.get(parent);
    if (known === undefined) rows.set(parent, [row]);
    else known.push(row);
  });
  return rows;
}

function atlas(): Atlas {
  known ??= readAtlas();
  return known;
}

function readAtlas(): Atlas {
  const provinces: Region[] = [];
  const regencies: Regency[] = [];
  let timeZone = "";
  let mainLandmass = "";
  for (const line of tableLines(SUMATRA, JAWA, BALI_NUSA_TENGGARA, KALIMANTAN, SULAWESI, MALUKU_PAPUA)) {
    const [id, name, place, landmass] = line as [string, string, string, string?];
    if (id.includes(".")) {
      const [lat, lon] = place.split(" ").map(Number) as [number, number];
      const parent = id.slice(0, 2);
      regencies.push({ id, name, parent, point: { lat, lon }, landmass: landmass ?? mainLandmass, timeZone });
    } else {
      timeZone = place;
      mainLandmass = landmass!;
      provinces.push({ id, name, parent: NATION, timeZone });
    }
  }
  const codes = new Set([...provinces, ...regencies].map((region) => region.id));
  return { provinces, regencies, codes };
}
