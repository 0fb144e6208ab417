/**
 * How many rooms a facility has, how many seats they have, and what they are booked for.
 *
 * Numbers of rooms are dealt from fixed decks, so that the total is the same for every seed.
 */
import type { Random } from "../base/index.ts";
import type { DayRange } from "../calendar/index.ts";
import type { Room } from "../domain/index.ts";
import { bookedRanges, COMMUNITY_CENTRE, type Rhythm, SERVICE_CENTRE, TRAINING_CENTRE } from "./bookings.ts";
import type { Site, SiteType } from "./sites.ts";
import type { TrainingWeek } from "./training-weeks.ts";

/** Rooms of the 21 central centres, the six large ones (BBPVP) first; median 12. */
const CENTRAL_ROOMS = [30, 24, 20, 18, 16, 15, 14, 14, 13, 13, 12, 12, 12, 12, 11, 11, 10, 10, 9, 8, 8];
const LARGE_CENTRES = 6;

/** How many of the 309 regional centres have 3, 4, ... 9 rooms; median 5. Service units are among the smallest. */
const REGIONAL_CENTRES_BY_ROOMS = [40, 70, 78, 56, 35, 20, 10];
const FEWEST_REGIONAL_ROOMS = 3;

/** Of the 87 service centres, those with a second hall. */
const SECOND_HALLS = 37;

/** Seats of a room, each number as likely as it is listed: workshops have 16 machines, theory rooms more seats. */
const SEATS: Readonly<Record<SiteType, readonly number[]>> = {
  UPTP: [16, 16, 16, 20, 20, 24, 25, 30],
  UPTD: [16, 16, 16, 20, 20, 20, 25, 30],
  BLKK: [16, 20, 20, 20, 20, 20, 24, 25],
  PLUT: [30, 40, 40],
  RPB: [20],
};

/** [site] how many rooms each has. @internal */
export function dealRooms(sites: readonly Site[], random: Random): number[] {
  const deck = (name: string, cards: readonly number[]): (() => number) => {
    const shuffled = [...cards];
    random.stream(name).shuffle(shuffled);
    return () => shuffled.pop()!;
  };
  const satpels = sites.filter((site) => site.known?.kind === "satpel").length;
  const regional = REGIONAL_CENTRES_BY_ROOMS.flatMap((count, k) =>
    new Array<number>(count).fill(FEWEST_REGIONAL_ROOMS + k),
  );
  const large = deck("large", CENTRAL_ROOMS.slice(0, LARGE_CENTRES));
  const central = deck("central", CENTRAL_ROOMS.slice(LARGE_CENTRES));
  const satpel = deck("satpel", regional.slice(0, satpels));
  const others = deck("regional", regional.slice(satpels));
  const halls = deck(
    "halls",
    sites.filter((site) => site.type === "PLUT").map((_, k) => (k < SECOND_HALLS ? 2 : 1)),
  );
  return sites.map(({ type, known }) => {
    switch (type) {
      case "UPTP":
        return known?.name.startsWith("BBPVP") ? large() : central();
      case "UPTD":
        return known === undefined ? others() : satpel();
      case "PLUT":
        return halls();
      default:
        return 1;
    }
  });
}

/** The rooms of one facility: booked ones apart, since bookings are a room's own; the others together where they have the same seats. @internal */
export function furnish(
  type: SiteType,
  count: number,
  week: TrainingWeek,
  closures: readonly DayRange[],
  random: Random,
): Room[] {
  const rhythm = rhythmOf(type);
  const open = week.open(closures);
  const booked: Omit<Room, "id">[] = [];
  const free = new Map<number, number>();
  for (let k = 0; k < count; k++) {
    const seats = SEATS[type][random.nextInt(SEATS[type].length)]!;
    const isUsed = rhythm !== undefined && random.nextInt(100) < rhythm.usedPercent;
    const bookings = isUsed ? bookedRanges(rhythm.courses, open, week.days, random) : [];
    if (bookings.length > 0) booked.push({ seats, bookings });
    else free.set(seats, (free.get(seats) ?? 0) + 1);
  }
  const alike = [...free]
    .sort(([a], [b]) => a - b)
    .map(([seats, rooms]) => (rooms === 1 ? { seats } : { seats, count: rooms }));
  return [...alike, ...booked].map((room, k) => ({ id: `R${k + 1}`, ...room }));
}

/** Which courses a type of facility holds already, and in what share of its rooms; none in production houses. */
function rhythmOf(type: SiteType): { readonly courses: Rhythm; readonly usedPercent: number } | undefined {
  switch (type) {
    case "UPTP":
      return { courses: TRAINING_CENTRE, usedPercent: 90 };
    case "UPTD":
      return { courses: TRAINING_CENTRE, usedPercent: 85 };
    case "BLKK":
      return { courses: COMMUNITY_CENTRE, usedPercent: 100 };
    case "PLUT":
      return { courses: SERVICE_CENTRE, usedPercent: 100 };
    case "RPB":
      return undefined;
  }
}
