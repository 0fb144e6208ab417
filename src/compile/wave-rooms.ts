import { NONE } from "../calendar/index.ts";
import type { Room } from "../domain/index.ts";
import type { AllocationModel, Couplings } from "../kernel/index.ts";
import type { CouplingNames } from "./coupling.ts";
import { cohortOf, type Offer } from "./offer.ts";

/** Later than any day of a horizon. */
const NEVER = 2 ** 30;

/** Starts: `from <= start < past`. */
interface Range {
  readonly from: number;
  readonly past: number;
}

/** Classes of a wave in a room, and what they count there. */
interface WaveRoom {
  readonly wave: number;
  readonly room: number;
  readonly max: number;
  /** Modes and what each counts, two numbers a mode. */
  readonly counts: number[];
  /** What counts if every class that may come does. */
  most: number;
}

/**
 * What a wave's room implies: members start within so few days of one another that all of them whose classes last longer have a day in
 * common in a room, so a room serves no more of them than it holds on a day, whenever the wave may be. Prices by day cannot say that: they
 * let half a wave be in a room on one day, and half of it later.
 *
 * A class counts when it holds all days on which its facility is open from its start to the last start that the wave then allows:
 * then the day on which the last of such classes starts is common to all. One of whole days counts 2, one of half days 1, in a shared
 * room for each participant. Only rooms that more want than fit in are looked at.
 */
export function waveRooms(offer: Offer, model: AllocationModel, names: CouplingNames): Couplings["implied"] {
  const { waves = [] } = offer.problem;
  const rows = contestedRooms(offer, model);
  const covered = new CoveredStarts(offer, model);
  const terms: number[] = [];
  const firstTerm = new Int32Array(rows.length + 1);
  rows.forEach(({ wave, room, counts }, row) => {
    const { id, spreadDays, holidayShiftDays = 0 } = waves[wave]!;
    const site = offer.rooms.siteOf[room]!;
    for (let at = 0; at < counts.length; at += 2) {
      const [mode, count] = [counts[at]!, counts[at + 1]!];
      for (const { from, past } of covered.of(model.modeShape[mode]!, site, spreadDays + holidayShiftDays)) {
        terms.push(mode, from, past, count);
      }
    }
    firstTerm[row + 1] = terms.length / 4;
    const { facility } = offer.sites[site]!;
    const { id: roomId } = facility.rooms[room - offer.rooms.firstRoom[site]!]!;
    names.implied.push({ kind: "wave-room", ids: [id, facility.id, roomId] });
  });
  const column = (at: number): Int32Array =>
    Int32Array.from({ length: terms.length / 4 }, (_, k) => terms[4 * k + at]!);
  return {
    firstTerm,
    mode: column(0),
    from: column(1),
    past: column(2),
    coefficient: column(3),
    max: Float64Array.from(rows, ({ max }) => max),
  };
}

/** For each wave the rooms that more of its members want than fit in at a time. */
function contestedRooms(offer: Offer, model: AllocationModel): WaveRoom[] {
  const { problem, tasks, rooms, sites } = offer;
  const waveRow = new Map((problem.waves ?? []).map(({ id }, row) => [id, row]));
  const known = new Map<number, WaveRoom>();
  problem.cohorts.forEach(({ wave: id }, cohort) => {
    if (id === undefined) return;
    const wave = waveRow.get(id)!;
    const task = tasks.firstTask[cohort]!;
    const seen = new Set<number>();
    for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
      const room = rooms.roomOf[model.demandResource[model.firstDemand[mode]!]!]!;
      const key = wave * rooms.count + room;
      const site = rooms.siteOf[room]!;
      const of = sites[site]!.facility.rooms[room - rooms.firstRoom[site]!]!;
      const row = known.get(key) ?? { wave, room, max: 2 * (of.count ?? 1) * placesOf(of), counts: [], most: 0 };
      known.set(key, row);
      const count = countOf(offer, task, of);
      row.counts.push(mode, count);
      if (!seen.has(room)) row.most += count;
      seen.add(room);
    }
  });
  return [...known.values()].filter(({ most, max }) => most > max);
}

function placesOf({ shared, seats }: Room): number {
  return shared === true ? seats : 1;
}

function countOf(offer: Offer, task: number, room: Room): number {
  const halves = offer.tasks.phases[task]!.sessions === "half" ? 1 : 2;
  return halves * (room.shared === true ? cohortOf(offer, task).size : 1);
}

/** Which starts of a shape hold every open day of a facility on which another member may start later. */
class CoveredStarts {
  readonly #offer: Offer;
  readonly #model: AllocationModel;
  /** [shape, open days, width] */
  readonly #known = new Map<string, readonly Range[]>();
  /** The first open day from each day on. [open days] */
  readonly #nextOpen = new Map<number, Int32Array>();

  constructor(offer: Offer, model: AllocationModel) {
    this.#offer = offer;
    this.#model = model;
  }

  of(shape: number, site: number, width: number): readonly Range[] {
    const { openRow } = this.#offer.sites[site]!;
    const key = `${shape} ${openRow} ${width}`;
    const ranges = this.#known.get(key) ?? this.#rangesOf(shape, this.#next(site), width);
    this.#known.set(key, ranges);
    return ranges;
  }

  #rangesOf(shape: number, next: Int32Array, width: number): Range[] {
    const { periods, endOf } = this.#model;
    const ranges: Range[] = [];
    // Starts that are not allowed interrupt nothing.
    let from = 0;
    for (let start = 0; start < periods; start++) {
      const end = endOf[shape * periods + start]!;
      if (end === NONE || next[Math.min(end, next.length - 1)]! > start + width) continue;
      if (from < start) ranges.push({ from, past: start });
      from = start + 1;
    }
    if (from < periods) ranges.push({ from, past: periods });
    return ranges;
  }

  #next(site: number): Int32Array {
    const { open, openRow } = this.#offer.sites[site]!;
    const known = this.#nextOpen.get(openRow);
    if (known !== undefined) return known;
    const days = open.isOpen.length;
    const next = new Int32Array(days + 1).fill(NEVER);
    for (let day = days - 1; day >= 0; day--) next[day] = open.isOpen[day] === 1 ? day : next[day + 1]!;
    this.#nextOpen.set(openRow, next);
    return next;
  }
}
