/**
 * A year of training in two phases, made up: ten days in a classroom of a training centre, then five of practice at a shared production house or
 * a service centre of the province within a month. Facilities, regions and holidays are those of the synthetic national data set.
 */
import type { Cohort, Facility, Problem, Programme, Region } from "serentak";
import { indonesianRegions, nationalCalendars, nationalFacilities, rupiahCosts } from "serentak/indonesia";

const YEAR = { start: "2027-01-01", end: "2027-12-31" };

/** Types of facility in which the second phase is taught. */
const PRACTICE = ["RPB", "PLUT"];

const PROGRAMME: Programme = {
  id: "usaha-produksi",
  name: "Usaha produksi: kelas, lalu praktik",
  classSize: { min: 14, max: 20 },
  phases: [
    { id: "kelas", days: 10, facilityTypes: ["UPTP", "UPTD", "BLKK"], pools: [{ id: "instructors", amount: 1 }] },
    {
      id: "praktik",
      days: 5,
      maxSpanDays: 9,
      facilityTypes: PRACTICE,
      after: { minGapDays: 1, maxGapDays: 30, place: "same-province" },
    },
  ],
};

/** Cohorts that one team of instructors is meant to teach in the year. */
const COHORTS_A_TEAM = 8;
/** Fewest cohorts of a province that has any. */
const FEWEST = 5;
/** Cohorts that live in each province at the least, as far as there are cohorts. */
const LIVING_IN_EACH = 6;
/** Beds of a central training centre, of a production house, and of a service centre. */
const BEDS: Readonly<Record<string, number>> = { UPTP: 60, RPB: 24, PLUT: 24 };

export interface TwoPhaseOptions {
  readonly cohorts: number;
  /** Any integer; the same seed gives the same problem on every machine. */
  readonly seed: number;
}

/** The whole problem; those who live far from a facility board there. */
export function twoPhaseProblem({ cohorts: count, seed }: TwoPhaseOptions): Problem {
  const regions = indonesianRegions();
  const facilities = nationalFacilities({ seed }).map(withBeds);
  const draw = drawer(seed);
  const homes = homesOf(regions, facilities);
  const cohorts = Array.from({ length: count }, (_, k) => drawCohort(k, homes, draw));
  const provinces = [...new Set(cohorts.map(({ region }) => provinceOf(region)))].sort();
  const cohortsOf = (province: string): number => cohorts.filter(({ region }) => region.startsWith(province)).length;
  return {
    note: "SYNTHETIC DATA. Cohorts, beds, instructors, quotas and budget are made up; facilities are those of the synthetic national data set.",
    horizon: YEAR,
    calendars: nationalCalendars(),
    regions,
    facilities,
    programmes: [PROGRAMME],
    cohorts,
    pools: provinces.map((province) => ({
      id: `instructors-${province}`,
      kind: "instructors",
      region: province,
      capacity: Math.max(1, Math.round(cohortsOf(province) / COHORTS_A_TEAM)),
    })),
    quotas: provinces.map((province) => ({
      id: `fewest-${province}`,
      unit: "cohorts",
      cohorts: { regions: [province] },
      min: Math.min(FEWEST, cohortsOf(province)),
    })),
    budget: count * 33_000_000,
    travel: { roadFactor: 1.4, maxTravelKm: 84, maxBoardingKm: 400 },
    costs: rupiahCosts({ boardingPerNight: 150_000, unplaced: 4_000_000 }),
  };
}

function withBeds(facility: Facility): Facility {
  const beds = BEDS[facility.type];
  return beds === undefined ? facility : { ...facility, beds };
}

/**
 * Regencies with classrooms from which a place for practice can be reached by land, by province; a regency counts once for each of its
 * classrooms, up to eight, and three times that where practice is in the regency itself.
 */
function homesOf(regions: readonly Region[], facilities: readonly Facility[]): string[][] {
  const landOf = new Map(regions.map(({ id, landmass }) => [id, `${provinceOf(id)} ${landmass}`]));
  const practised = new Set(facilities.filter(({ type }) => PRACTICE.includes(type)).map(({ region }) => region));
  const lands = new Set([...practised].map((region) => landOf.get(region)!));
  const classrooms = new Map<string, number>();
  for (const { region, type } of facilities) {
    if (!PRACTICE.includes(type)) classrooms.set(region, (classrooms.get(region) ?? 0) + 1);
  }
  const homes = new Map<string, string[]>();
  for (const [region, count] of classrooms) {
    if (!lands.has(landOf.get(region)!)) continue;
    const weight = Math.min(8, count) * (practised.has(region) ? 3 : 1);
    const ofProvince = homes.get(provinceOf(region)) ?? [];
    homes.set(provinceOf(region), [...ofProvince, ...new Array<string>(weight).fill(region)]);
  }
  return [...homes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, regencies]) => regencies);
}

function provinceOf(region: string): string {
  return region.slice(0, 2);
}

/** The first cohorts are dealt to the provinces, the others live anywhere. */
function drawCohort(k: number, homes: readonly string[][], draw: (below: number) => number): Cohort {
  const own = homes[Math.floor(k / LIVING_IN_EACH)] ?? homes.flat();
  const first = draw(200);
  return {
    id: `kelompok-${String(k + 1).padStart(3, "0")}`,
    programme: PROGRAMME.id,
    size: 14 + draw(7),
    region: own[draw(own.length)]!,
    window: { earliest: day(10 + first), latest: day(10 + first + 45 + draw(60)) },
    preferredStart: day(10 + first),
    priority: draw(10) === 0 ? 2 : 1,
  };
}

function day(offset: number): string {
  return new Date(Date.UTC(2027, 0, 1 + offset)).toISOString().slice(0, 10);
}

/** Numbers below a limit, from a linear congruential generator: enough for made-up data. */
function drawer(seed: number): (below: number) => number {
  let state = (seed >>> 0) + 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
