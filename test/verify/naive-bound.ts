/** The value of a certificate straight from its definition, over all options: the plain twin of `verifyBound`. */
import type {
  Certificate,
  CertificateLeaf,
  CertificateNode,
  CertificateRow,
  Facility,
  PackedRoom,
  Problem,
  RoomPrices,
  SumPrice,
  Wave,
} from "../../src/domain/index.ts";
import { waveRoomMax, waveRoomUnits } from "./naive-wave-rooms.ts";
import { drawnDays, isBooked, optionsOf, type PlainOption, phasesOf, poolCapacity } from "./plain-options.ts";
import { follows, nominalDates, quotaUnits, sum, unplacedCost } from "./plain-plans.ts";
import { datesOf, daysBetween, facilityMatches, isOpen } from "./plain-world.ts";

/** What is bounded, in units: costs, or what is left out; and what the plans in question leave out at the most. */
interface Goal {
  readonly unit: number;
  readonly outUnit: number;
  readonly most: number;
}

export function naiveBound(problem: Problem, certificate: Certificate): number {
  const { unit, tree, objective, within = [] } = certificate;
  const goal: Goal = {
    unit: objective === undefined ? unit : 0,
    outUnit: objective === undefined ? 0 : unit,
    most: within[0]?.max ?? Number.NaN,
  };
  const all = new Map((problem.waves ?? []).map(({ id }) => [id, datesOf(problem)]));
  const options = problem.cohorts.map((cohort) =>
    phasesOf(problem, cohort).map((_, index) => optionsOf(problem, cohort, index)),
  );
  const values = [...leavesOf(problem, tree, all)].map(({ leaf, open }) =>
    leafValue(problem, options, goal, leaf, open),
  );
  // Not -0, which is no bound to compare.
  return Math.ceil(Math.min(...values) / unit) + 0;
}

type OpenDates = ReadonlyMap<string, readonly string[]>;

function* leavesOf(
  problem: Problem,
  node: CertificateNode,
  open: OpenDates,
): Iterable<{ leaf: CertificateLeaf; open: OpenDates }> {
  if (node.kind === "leaf") {
    yield { leaf: node, open };
    return;
  }
  if (node.kind !== "wave") throw new Error(`A node of kind ${node.kind} belongs to a demand.`);
  let after = "";
  for (const { to = problem.horizon.end, node: child } of node.parts) {
    const left = open.get(node.wave)!.filter((date) => after < date && date <= to);
    yield* leavesOf(problem, child, new Map(open).set(node.wave, left));
    after = to;
  }
}

function leafValue(
  problem: Problem,
  options: readonly (readonly (readonly PlainOption[])[])[],
  goal: Goal,
  leaf: CertificateLeaf,
  open: OpenDates,
): number {
  const { unit } = goal;
  const perWeight = goal.outUnit + sum(leaf.rows.map((row) => (row.kind === "unplaced" ? (row.most ?? 0) : 0)));
  /** [cohort] chains, by their first class. */
  const chains = problem.cohorts.map((_, cohort) => chainsOf(problem, options[cohort]!, unit, leaf));
  const cheapest = (cohort: number, isAllowed: (first: PlainOption) => boolean): number => {
    const { mandatory, pinned, size, priority = 1 } = problem.cohorts[cohort]!;
    const isOptional = mandatory !== true && pinned === undefined;
    const counted = unit * unplacedCost(problem, problem.cohorts[cohort]!) + perWeight * size * priority;
    const out = isOptional ? counted : Number.POSITIVE_INFINITY;
    return Math.min(out, ...chains[cohort]!.filter(({ first }) => isAllowed(first)).map(({ value }) => value));
  };
  const rows = problem.cohorts.map((_, cohort) => cohort);
  if (leaf.rows.some(({ kind }) => kind === "packing")) {
    const elsewhere = sum(
      rows.map((row) => {
        const worth = worthOf(problem.cohorts[row]!.id, leaf);
        return Math.min(
          worth,
          cheapest(row, ({ facility, room }) => packingOf(leaf, facility, room.id) === undefined),
        );
      }),
    );
    const earned = sum(leaf.rows.map((row) => (row.kind === "packing" ? row.most : 0)));
    return elsewhere - earned - worthOfPoolsAndSums(problem, goal, leaf) + placesValue(problem, unit, leaf);
  }
  let value = sum(
    rows.filter((row) => problem.cohorts[row]!.wave === undefined).map((row) => cheapest(row, () => true)),
  );
  const waves = problem.waves ?? [];
  /** [wave] what it costs by its first day; the first one is of a wave of which nobody is placed. */
  const costs = waves.map((wave): WaveDay[] => {
    const members = rows.filter((row) => problem.cohorts[row]!.wave === wave.id);
    const none = { first: undefined, cost: sum(members.map((row) => cheapest(row, () => false))) };
    const days = open.get(wave.id)!;
    const starting = days.map((first) => ({
      first,
      cost: sum(
        members.map((row) =>
          cheapest(row, (option) =>
            nominalDates(problem, wave, option).some(
              (date) => daysBetween(first, date) >= 0 && daysBetween(first, date) <= wave.spreadDays,
            ),
          ),
        ),
      ),
    }));
    return days.length === 0 ? [] : [none, ...starting];
  });
  value += leastOfWaves(waves, costs, []);
  return value - worthOfPoolsAndSums(problem, goal, leaf) + placesValue(problem, unit, leaf);
}

function worthOf(cohort: string, { rows }: CertificateLeaf): number {
  return sum(rows.map((row) => (row.kind === "worth" && row.ids[0] === cohort ? row.price : 0)));
}

function packingOf({ rows }: CertificateLeaf, { id }: Facility, room: string): PackedRoom | undefined {
  return rows.find((row): row is PackedRoom => row.kind === "packing" && row.ids[0] === id && row.ids[1] === room);
}

/** What the classes of a packed room earn at the most, by all sets of them. */
export function mostEarned(problem: Problem, unit: number, leaf: CertificateLeaf, { ids }: PackedRoom): number {
  const visits = problem.cohorts.flatMap((cohort) =>
    optionsOf(problem, cohort, 0)
      .filter(({ facility, room }) => facility.id === ids[0] && room.id === ids[1])
      .map((one) => ({ one, earns: worthOf(cohort.id, leaf) - pricedCost(problem, unit, leaf, one) }))
      .filter(({ earns }) => earns > 0),
  );
  const seats = problem.facilities.find(({ id }) => id === ids[0])!.rooms.find(({ id }) => id === ids[1])!.seats;
  const areTogether = (there: readonly PlainOption[]): boolean =>
    new Set(there.map(({ cohort }) => cohort.id)).size === there.length &&
    datesOf(problem).every((date) => {
      const present = there.filter(
        ({ facility, held }) => held.includes(date) && isOpen(problem, facility, date, false),
      );
      return sum(present.map(({ cohort }) => cohort.size)) <= seats;
    });
  const best = (at: number, there: readonly PlainOption[]): number => {
    if (at === visits.length) return 0;
    const { one, earns } = visits[at]!;
    const without = best(at + 1, there);
    return areTogether([...there, one]) ? Math.max(without, earns + best(at + 1, [...there, one])) : without;
  };
  return best(0, []);
}

interface WaveDay {
  /** Undefined when nobody of the wave is placed. */
  readonly first: string | undefined;
  readonly cost: number;
}

/** The least sum over all ways to choose a first day for each wave, or none, that keep to the order of waves. */
function leastOfWaves(waves: readonly Wave[], costs: readonly (readonly WaveDay[])[], chosen: WaveDay[]): number {
  const isKept = waves.slice(0, chosen.length).every(({ after }, row) => {
    const first = chosen[row]!.first;
    const leader = waves.findIndex(({ id }) => id === after?.wave);
    const before = chosen[leader]?.first;
    if (after === undefined || first === undefined || before === undefined) return true;
    const days = daysBetween(before, first);
    return (
      days >= after.minGapDays &&
      days <= (after.maxGapDays ?? Number.POSITIVE_INFINITY) + (waves[leader]!.holidayShiftDays ?? 0)
    );
  });
  if (!isKept) return Number.POSITIVE_INFINITY;
  if (chosen.length === waves.length) return sum(chosen.map(({ cost }) => cost));
  const ways = costs[chosen.length]!.map((day) => leastOfWaves(waves, costs, [...chosen, day]));
  return Math.min(Number.POSITIVE_INFINITY, ...ways);
}

function chainsOf(
  problem: Problem,
  phases: readonly (readonly PlainOption[])[],
  unit: number,
  leaf: CertificateLeaf,
): { first: PlainOption; value: number }[] {
  let tails: { first: PlainOption; value: number }[] | undefined;
  for (const options of phases.toReversed()) {
    const after = tails;
    tails = options.map((first) => {
      const phase = after?.[0]?.first.phase;
      const rest = (after ?? []).filter((next) => follows(problem, phase!, first, next.first, true));
      const least = after === undefined ? 0 : Math.min(Number.POSITIVE_INFINITY, ...rest.map(({ value }) => value));
      return { first, value: pricedCost(problem, unit, leaf, first) + least };
    });
  }
  return tails!;
}

/** Unit x cost, and all that a class pays. */
function pricedCost(problem: Problem, unit: number, { rows }: CertificateLeaf, one: PlainOption): number {
  const { facility, cohort, phase, isFirst, held, days } = one;
  const pays = (row: CertificateRow): number => {
    switch (row.kind) {
      case "room":
        return isIn(row, one)
          ? timesPaid(row, one) *
              byDay(
                row,
                held.filter((d) => isOpen(problem, facility, d, false)),
              )
          : 0;
      case "beds":
        return row.ids[0] === facility.id ? one.boarders * byDay(row, held) : 0;
      case "concurrent":
        return row.ids[0] === facility.id ? byDay(row, held) : 0;
      case "pool": {
        const draw = one.draws.find(({ pool }) => pool.id === row.ids[0]);
        return draw === undefined ? 0 : draw.amount * byDay(row, drawnDays(problem, draw.pool, held));
      }
      case "quota": {
        const quota = problem.quotas!.find(({ id }) => id === row.ids[0])!;
        return ((row.most ?? 0) - (row.least ?? 0)) * quotaUnits(problem, quota, one);
      }
      case "year":
        return row.ids[0] === facility.id && days[0]!.startsWith(row.ids[1]!) ? (row.most ?? 0) * cohort.size : 0;
      case "budget":
        return (row.most ?? 0) * one.spent;
      case "smoothing": {
        const units = problem.smoothing!.unit === "cohorts" ? 1 : cohort.size;
        return isFirst && days[0]!.startsWith(row.ids[0]!) ? overPrice(problem, unit, row) * units : 0;
      }
      case "share": {
        const [where, who, which] = row.ids;
        return where === facility.id && who === cohort.id && which === phase.id ? row.price : 0;
      }
      case "series-share":
        return isFirst && row.ids[1] === facility.id && row.ids[2] === cohort.id ? row.price : 0;
      case "wave-room":
        return (row.most ?? 0) * waveRoomUnits(problem, row, one);
      case "unplaced":
      case "packing":
      case "worth":
        return 0;
      default:
        throw new Error(`A row of kind ${row.kind} belongs to a demand.`);
    }
  };
  return unit * one.cost + sum(rows.map(pays));
}

/** A price of a month counts up to what a unit beyond the even load costs. */
function overPrice({ smoothing }: Problem, unit: number, { most = 0 }: SumPrice): number {
  return Math.min(most, unit * smoothing!.overCost);
}

function isIn({ ids, unit }: RoomPrices, one: PlainOption): boolean {
  return ids[0] === one.facility.id && ids[1] === one.room.id && (unit ?? one.unit) === one.unit;
}

function timesPaid({ part, k }: RoomPrices, one: PlainOption): number {
  const seats = one.room.shared !== true ? 1 : k === undefined ? one.cohort.size : stepsOf(k, one);
  if (part === "half") return one.part === "full" ? 2 * seats : seats;
  if (one.part === "full") return seats;
  return part === one.part ? seats : 0;
}

/** Seats that a class counts in a row of steps: times k what is a multiple of a (k + 1)-th of the room, else the (k + 1)-ths that it fills as k-ths. */
function stepsOf(k: number, { cohort, room }: PlainOption): number {
  const filled = Math.floor((cohort.size * (k + 1)) / room.seats);
  return filled === (cohort.size * (k + 1)) / room.seats ? k * cohort.size : room.seats * filled;
}

function byDay({ day, prices }: { day: string; prices: readonly number[] }, dates: readonly string[]): number {
  return sum(dates.map((date) => prices[daysBetween(day, date)] ?? 0));
}

function worthOfPoolsAndSums(problem: Problem, { unit, most }: Goal, { rows }: CertificateLeaf): number {
  const dates = datesOf(problem);
  return sum(
    rows.map((row) => {
      switch (row.kind) {
        case "pool": {
          const pool = problem.pools!.find(({ id }) => id === row.ids[0])!;
          const first = dates.indexOf(row.day);
          return sum(row.prices.map((price, k) => price * poolCapacity(pool, dates[first + k]!)));
        }
        case "quota": {
          const { min = 0, max = 0 } = problem.quotas!.find(({ id }) => id === row.ids[0])!;
          return (row.most ?? 0) * max - (row.least ?? 0) * min;
        }
        case "year":
          return (row.most ?? 0) * problem.facilities.find(({ id }) => id === row.ids[0])!.limits!.participantsPerYear!;
        case "budget":
          return (row.most ?? 0) * problem.budget!;
        case "smoothing":
          return overPrice(problem, unit, row) * problem.smoothing!.perMonth;
        case "wave-room":
          return (row.most ?? 0) * waveRoomMax(problem, row);
        case "unplaced":
          return (row.most ?? 0) * most;
        default:
          return 0;
      }
    }),
  );
}

/** The least that opening facilities, and using them by series, can cost. */
function placesValue(problem: Problem, unit: number, { rows }: CertificateLeaf): number {
  const { facilities, openings = [], costs } = problem;
  const budgetPrice = sum(rows.map((row) => (row.kind === "budget" ? (row.most ?? 0) : 0)));
  const worths = facilities.map((facility) => {
    const activation = facility.costs?.activation ?? costs?.activation ?? 0;
    const shares = rows.map((row) => (row.kind === "share" && row.ids[0] === facility.id ? row.price : 0));
    return activation * (unit + budgetPrice) - sum(shares) - worthAt(problem, facility, rows);
  });
  let value = 0;
  const limitOf = facilities.map((one) =>
    openings.findIndex((limit) => facilityMatches(problem, limit.facilities, one)),
  );
  for (let limit = -1; limit < openings.length; limit++) {
    const gains = worths.filter((worth, row) => worth < 0 && limitOf[row] === limit).toSorted((a, b) => a - b);
    value += sum(limit === -1 ? gains : gains.slice(0, openings[limit]!.max));
  }
  const pairs = new Map<string, number>();
  for (const row of rows) {
    if (row.kind !== "series-share") continue;
    const key = JSON.stringify(row.ids.slice(0, 2));
    pairs.set(key, (pairs.get(key) ?? unit * (costs?.seriesFacility ?? 0)) - row.price);
  }
  return value + sum([...pairs.values()].map((worth) => Math.min(0, worth)));
}

/** Price x capacity of all that only this facility has. */
function worthAt(problem: Problem, facility: Facility, rows: CertificateLeaf["rows"]): number {
  const dates = datesOf(problem);
  return sum(
    rows.map((row) => {
      if (!("prices" in row) || row.kind === "pool" || row.kind === "packing" || row.ids[0] !== facility.id) return 0;
      const first = dates.indexOf(row.day);
      const capacity = (date: string): number =>
        row.kind === "room" ? roomCapacity(problem, facility, row, date) : facilityCapacity(facility, row.kind);
      return sum(row.prices.map((price, k) => price * capacity(dates[first + k]!)));
    }),
  );
}

function facilityCapacity({ beds, limits }: Facility, kind: "beds" | "concurrent"): number {
  return kind === "beds" ? beds! : limits!.concurrentCohorts!;
}

function roomCapacity(
  problem: Problem,
  facility: Facility,
  { ids, unit: only, part, k = 1 }: RoomPrices,
  date: string,
): number {
  if (!isOpen(problem, facility, date, false)) return 0;
  const room = facility.rooms.find(({ id }) => id === ids[1])!;
  const units = Array.from({ length: room.count ?? 1 }, (_, unit) => unit);
  const free = units.filter((unit) => (only ?? unit) === unit && !isBooked(room, unit, date));
  return free.length * k * (room.shared === true ? room.seats : 1) * (part === "half" ? 2 : 1);
}
