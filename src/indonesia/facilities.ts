/**
 * The 4,433 facilities in which the simultaneous training is offered, with rooms and what they are booked for: SYNTHETIC, calibrated to public counts.
 *
 * 330 government training centres (21 central, UPTP, and 309 regional, UPTD), 4,000 community centres (BLKK), 87 integrated service centres (PLUT) and 16 shared
 * production houses (RPB). Those that sources name carry the tag `named`; of these, too, only the name and the regency are real.
 *
 * Every facility draws from a stream of its own id, and what must come out in fixed totals is dealt from a fixed deck, so that the number of rooms is the same
 * for every seed.
 */
import { type Random, stream } from "../base/index.ts";
import { formatDay } from "../calendar/index.ts";
import type { Facility } from "../domain/index.ts";
import { FIVE_DAYS } from "./calendars.ts";
import { indonesianRegencies } from "./regions.ts";
import { scatter } from "./site-points.ts";
import { dealRooms, furnish } from "./site-rooms.ts";
import { facilitySites, type Site } from "./sites.ts";
import { renovation, trainingWeeks } from "./training-weeks.ts";

/** Community centres that are accredited, and that are incubators of enterprises: as reported in 2023. */
const ACCREDITED = 124;
const INCUBATORS = 125;

/** Which facilities to make up. */
export interface FacilityOptions {
  /** Any integer; the same seed gives the same facilities on every machine. */
  readonly seed: number;
}

/**
 * 4,433 synthetic facilities with 6,053 rooms, in the order UPTP, UPTD, BLKK, PLUT, RPB and within a type by regency; ids are like `BLKK-35.09-012`.
 *
 * Rooms are booked over 2027: half of the room-days of training centres for packages of 18 to 30 training days, two packages a year in each community centre,
 * short courses in service centres. Some regional centres train six days a week (calendar `ID-6`), and a few facilities are closed for renovation.
 *
 * @example
 * nationalFacilities({ seed: 1 }).filter((facility) => facility.region.startsWith("35.")); // East Java
 */
export function nationalFacilities({ seed }: FacilityOptions): Facility[] {
  const seeded = stream(seed, "indonesia");
  const sites = facilitySites(seeded);
  const rooms = dealRooms(sites, seeded.stream("rooms"));
  const tags = dealTags(sites, seeded.stream("tags"));
  const weeks = trainingWeeks();
  const numbers = new Map<string, number>();
  return sites.map((site, s) => {
    const region = indonesianRegencies()[site.row]!;
    const place = `${site.type}-${region.id}`;
    const number = (numbers.get(place) ?? 0) + 1;
    numbers.set(place, number);
    const id = `${place}-${String(number).padStart(3, "0")}`;
    const random = seeded.stream(id);
    const closures = renovation(site.type, random.stream("closures"));
    const week = weeks[site.type === "UPTD" && random.stream("week").nextInt(10) < 3 ? 1 : 0];
    return {
      id,
      name: site.known?.name ?? `${site.type} ${region.name} ${number}`,
      type: site.type,
      owner: ownerOf(site, tags[s]!),
      region: region.id,
      point: scatter(site, random.stream("point")),
      ...(week.calendar === FIVE_DAYS ? {} : { calendar: week.calendar }),
      ...(closures.length === 0
        ? {}
        : { closures: closures.map(({ from, to }) => ({ from: formatDay(from), to: formatDay(to) })) }),
      rooms: furnish(site.type, rooms[s]!, week, closures, random.stream("rooms")),
      ...(tags[s]!.length === 0 ? {} : { tags: tags[s]! }),
    };
  });
}

/** [site] its tags: `named`, `satpel`, and for community centres `accredited`, `incubator` and `faith-based`, each for a fixed number of them. */
function dealTags(sites: readonly Site[], random: Random): string[][] {
  const tags = sites.map(({ known }) =>
    known === undefined ? [] : known.kind === "satpel" ? ["named", "satpel"] : ["named"],
  );
  const community = sites.flatMap(({ type }, s) => (type === "BLKK" ? [s] : []));
  const give = (tag: string, count: number): void => {
    const shuffled = [...community];
    random.stream(tag).shuffle(shuffled);
    for (const s of shuffled.slice(0, count)) tags[s]!.push(tag);
  };
  give("accredited", ACCREDITED);
  give("incubator", INCUBATORS);
  // The others belong to trade unions; how many is a guess.
  give("faith-based", Math.round(community.length * 0.95));
  return tags;
}

function ownerOf({ type, known }: Site, tags: readonly string[]): string {
  if (type === "UPTP" || known?.kind === "satpel") return "Kemnaker";
  if (type === "RPB") return "Koperasi";
  if (type === "BLKK") return tags.includes("faith-based") ? "Lembaga keagamaan" : "Serikat pekerja";
  return "Pemda";
}
