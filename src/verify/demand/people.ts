import { parseDay } from "../../calendar/index.ts";
import type { Demand, Phase } from "../../domain/index.ts";
import type { Place } from "../../geo/index.ts";
import type { Periods } from "../bound/periods.ts";
import { type Facts, inherited } from "../facts.ts";

/** People of the demand who are alike: one place, and the same tags asked for. Named by the id of the first item of theirs in the problem. */
export interface Alike {
  readonly id: string;
  readonly place: Place;
  /** What they ask of their facility. */
  readonly requiredTags: readonly string[];
  readonly excludedTags: readonly string[];
  readonly count: number;
}

/** All people of a demand, and what they ask for: one course, that all begin on one day or each class when it likes. */
export interface People {
  readonly alike: readonly Alike[];
  /** [id] */
  readonly rowOf: ReadonlyMap<string, number>;
  readonly phase: Phase;
  readonly min: number;
  readonly max: number;
  /** The wave whose day all classes start on; without one each class has a day of its own. */
  readonly wave: string | undefined;
  /** Periods on which they may start. */
  readonly window: Periods;
  /** Period of the preferred start, and what each day after it costs a class. */
  readonly preferred: number;
  readonly latenessPerDay: number;
}

/** The people of a problem's demand, or why certificates do not speak about such a demand. */
export function peopleOf(facts: Facts): People | string {
  const { problem } = facts;
  const demand = problem.demand ?? [];
  const [first] = demand;
  if (first === undefined) return "The problem has no demand.";
  const isLike = (item: Demand): boolean => termsOf(item) === termsOf(first);
  if (!demand.every(isLike)) return "The demand is for several programmes, windows, waves or preferred starts.";
  if (problem.levels === "lexicographic" || problem.fairness !== undefined) return "The problem has levels.";
  if ((facts.own.rules ?? []).length > 0 || facts.own.travel !== undefined)
    return "There are functions of the user's own.";
  const wave = problem.waves?.find(({ id }) => id === first.wave);
  if (wave !== undefined && (wave.spreadDays > 0 || wave.holidayShiftDays !== undefined || wave.after !== undefined)) {
    return "The people of the demand do not all start on one day.";
  }
  const { classSize, phases } = problem.programmes.find(({ id }) => id === first.programme)!;
  const [phase] = phases;
  if (classSize === undefined) return `Programme ${first.programme} has no classSize.`;
  if (phase === undefined || phases.length > 1) return `Programme ${first.programme} has several phases.`;
  if (phase.sessions === "half") return `Programme ${first.programme} is taught in half days.`;
  if (facts.maxBoardingKm !== undefined) return "People may board.";
  if (problem.facilities.some(({ rooms }) => rooms.some(({ shared }) => shared === true))) return "Rooms are shared.";

  const alike = new Map<string, Omit<Alike, "count"> & { count: number }>();
  for (const item of demand) {
    const place = {
      point: item.point ?? facts.lines.get(item.region)![0]!.point!,
      landmass: inherited(facts.lines, item.region, "landmass") ?? "",
    };
    const { id, requiredTags = [], excludedTags = [], count } = item;
    const asked = [requiredTags.toSorted(), excludedTags.toSorted()];
    const key = JSON.stringify([item.region, place.point.lat, place.point.lon, ...asked]);
    const known = alike.get(key);
    if (known === undefined) alike.set(key, { id, place, requiredTags, excludedTags, count });
    else known.count += item.count;
  }
  const groups = [...alike.values()];
  const period = (date: string): number => parseDay(date) - facts.firstDay;
  const { earliest, latest } = first.window ?? { earliest: problem.horizon.start, latest: problem.horizon.end };
  return {
    alike: groups,
    rowOf: new Map(groups.map(({ id }, row) => [id, row])),
    phase,
    ...classSize,
    wave: wave?.id,
    window: { from: period(earliest), past: period(latest) + 1 },
    preferred: first.preferredStart === undefined ? 0 : period(first.preferredStart),
    latenessPerDay: first.preferredStart === undefined ? 0 : (facts.costs.latenessPerDay ?? 0),
  };
}

function termsOf({ programme, window, wave, preferredStart }: Demand): string {
  return JSON.stringify([programme, window?.earliest, window?.latest, wave, preferredStart]);
}
