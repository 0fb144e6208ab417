/**
 * Plain twins of the propagators: each goes over everything there is and says what may go, by the definition of its rule.
 * A state is the set of options of each task, none of them remembered from before.
 */
import { type AllocationModel, NONE, UNLIMITED } from "../../../src/kernel/model.ts";

export interface Option {
  readonly mode: number;
  readonly start: number;
}

/** Options of each task; undefined for a state that has failed. */
export type State = readonly (readonly Option[])[];

type Filter = (model: AllocationModel, state: State) => State | undefined;

/** Runs all twins until nothing changes. */
export function twinFixpoint(model: AllocationModel, state: State): State | undefined {
  let now: State = state;
  for (;;) {
    let next: State = now;
    for (const filter of [
      capacity,
      sameStart,
      precedence,
      joint,
      zoned,
      order,
      quota,
      limit,
      incompatible,
      requirement,
    ]) {
      const filtered = filter(model, next);
      if (filtered === undefined || filtered.some((options) => options.length === 0)) return undefined;
      next = filtered;
    }
    const size = (all: State): number => all.reduce((sum, options) => sum + options.length, 0);
    if (size(next) === size(now)) return energyFits(model, next) ? next : undefined;
    now = next;
  }
}

const endOf = (model: AllocationModel, { mode, start }: Option): number =>
  model.endOf[model.modeShape[mode]! * model.periods + start]!;

const isPlaced = (options: readonly Option[]): boolean => options.every(({ mode }) => mode !== NONE);

const keep = (state: State, stays: (option: Option, task: number) => boolean): State =>
  state.map((options, task) => options.filter((option) => stays(option, task)));

/** What an option uses of a row. */
function useOf(model: AllocationModel, option: Option, resource: number, period: number): number {
  if (option.mode === NONE || period < option.start || period >= endOf(model, option)) return 0;
  let amount = 0;
  for (let demand = model.firstDemand[option.mode]!; demand < model.firstDemand[option.mode + 1]!; demand++) {
    if (model.demandResource[demand] === resource) amount += model.demandAmount[demand]!;
  }
  return amount;
}

const capacityOf = (model: AllocationModel, resource: number, period: number): number => {
  const most = model.capacity[resource * model.periods + period]!;
  return most === UNLIMITED ? Number.POSITIVE_INFINITY : most;
};

const least = (values: readonly number[]): number => Math.min(...values);

const capacity: Filter = (model, state) => {
  let now = state;
  for (let resource = 0; resource < model.resources; resource++) {
    for (let period = 0; period < model.periods; period++) {
      const use = (option: Option): number => useOf(model, option, resource, period);
      const own = now.map((options) => least(options.map(use)));
      const load = own.reduce((sum, amount) => sum + amount, 0);
      const most = capacityOf(model, resource, period);
      if (load > most) return undefined;
      now = keep(now, (option, task) => load - own[task]! + use(option) <= most);
    }
  }
  return now;
};

const sameStart: Filter = (model, state) => {
  let now = state;
  for (let group = 0; group < model.groupSpread.length; group++) {
    const spread = model.groupSpread[group]!;
    const members = now.map((_, task) => task).filter((task) => model.groupOf[task] === group);
    const placed = members.filter((task) => isPlaced(now[task]!));
    const windows = [...Array(model.periods).keys()].filter((from) =>
      placed.every((task) => now[task]!.some(({ start }) => start >= from && start <= from + spread)),
    );
    now = keep(
      now,
      ({ mode, start }, task) =>
        mode === NONE || !members.includes(task) || windows.some((from) => start >= from && start <= from + spread),
    );
  }
  return now;
};

const precedence: Filter = (model, state) => {
  const { before, after, minLag, maxLag } = model.couplings.precedences;
  let now = state;
  for (let row = 0; row < before.length; row++) {
    const agrees = (one: Option, other: Option): boolean => {
      const lag = other.start - endOf(model, one);
      return lag >= minLag[row]! && lag <= maxLag[row]!;
    };
    const [one, other] = [now[before[row]!]!, now[after[row]!]!];
    now = keep(now, (option, task) => {
      if (option.mode === NONE) return true;
      if (task === before[row] && isPlaced(other)) return other.some((follower) => agrees(option, follower));
      if (task === after[row] && isPlaced(one)) return one.some((leader) => agrees(leader, option));
      return true;
    });
  }
  return now;
};

const joint: Filter = (model, state) => {
  const { before, after, isJoint } = model.couplings.precedences;
  let now = state;
  for (let row = 0; row < before.length; row++) {
    if (isJoint[row] === 0) continue;
    const pair = [before[row]!, after[row]!];
    const isIn = pair.some((task) => isPlaced(now[task]!));
    const isOut = pair.some((task) => now[task]!.every(({ mode }) => mode === NONE));
    now = keep(now, ({ mode }, task) => !pair.includes(task) || !(mode === NONE ? isIn : isOut));
    if (now.some((options) => options.length === 0)) return undefined;
  }
  return now;
};

const zoned: Filter = (model, state) => {
  const { before, after, isZoned, zoneAsBefore, zoneAsAfter } = model.couplings.precedences;
  let now = state;
  for (let row = 0; row < before.length; row++) {
    if (isZoned[row] === 0) continue;
    const agrees = (one: Option, other: Option): boolean => {
      const zones = [zoneAsBefore[one.mode]!, zoneAsAfter[other.mode]!];
      return zones.includes(NONE) || zones[0] === zones[1];
    };
    const [one, other] = [now[before[row]!]!, now[after[row]!]!];
    now = keep(now, (option, task) => {
      if (option.mode === NONE) return true;
      if (task === before[row] && isPlaced(other)) return other.some((follower) => agrees(option, follower));
      if (task === after[row] && isPlaced(one)) return one.some((leader) => agrees(leader, option));
      return true;
    });
  }
  return now;
};

const order: Filter = (model, state) => {
  const { before, after, minLag, maxLag } = model.couplings.orders;
  let now = state;
  for (let row = 0; row < before.length; row++) {
    for (const [leader, follower, from, to] of [
      [before[row]!, after[row]!, minLag[row]!, maxLag[row]!],
      [after[row]!, before[row]!, -maxLag[row]!, -minLag[row]!],
    ] as const) {
      const leaders = now.filter((options, task) => model.groupOf[task] === leader && isPlaced(options));
      const low = Math.max(...leaders.map((options) => least(options.map(({ start }) => start)))) + from;
      const high = least(leaders.map((options) => Math.max(...options.map(({ start }) => start)))) + to;
      const stays = ({ mode, start }: Option, task: number): boolean =>
        mode === NONE || model.groupOf[task] !== follower || (start >= low && start <= high);
      now = keep(now, stays);
      if (now.some((options) => options.length === 0)) return undefined;
    }
  }
  return now;
};

function added(model: AllocationModel, row: number, { mode, start }: Option): number {
  const { firstTerm, mode: modes, from, past, coefficient } = model.couplings.quotas;
  let sum = 0;
  for (let term = firstTerm[row]!; term < firstTerm[row + 1]!; term++) {
    if (modes[term] === mode && start >= from[term]! && start < past[term]!) sum += coefficient[term]!;
  }
  return sum;
}

const quota: Filter = (model, state) => {
  const { min, max: maxOf, overCost, firstPlaceTerm, placeTerm, placeCoefficient } = model.couplings.quotas;
  let now = state;
  for (let row = 0; row < min.length; row++) {
    const max = overCost[row] === Number.POSITIVE_INFINITY ? maxOf[row]! : Number.POSITIVE_INFINITY;
    const certain = certainPlaces(model, now);
    const possible = new Set(now.flatMap((options) => options.flatMap((option) => placesOf(model, option))));
    const worth = (isCounted: (place: number) => boolean): number => {
      let sum = 0;
      for (let term = firstPlaceTerm[row]!; term < firstPlaceTerm[row + 1]!; term++) {
        if (isCounted(placeTerm[term]!)) sum += placeCoefficient[term]!;
      }
      return sum;
    };
    const sums = now.map((options) => options.map((option) => added(model, row, option)));
    const lows = sums.map(least);
    const highs = sums.map((values) => Math.max(...values));
    const low = lows.reduce(
      (sum, value) => sum + value,
      worth((place) => certain.has(place)),
    );
    const high = highs.reduce(
      (sum, value) => sum + value,
      worth((place) => possible.has(place)),
    );
    if (low > max || high < min[row]!) return undefined;
    now = keep(now, (option, task) => {
      const value = added(model, row, option);
      const opened = worth((place) => placesOf(model, option).includes(place) && !certain.has(place));
      return low - lows[task]! + value + opened <= max && high - highs[task]! + value >= min[row]!;
    });
  }
  return now;
};

/** Places that an option uses. */
function placesOf({ couplings }: AllocationModel, { mode }: Option): number[] {
  const { firstOfMode, ofMode } = couplings.places;
  return mode === NONE ? [] : [...ofMode.subarray(firstOfMode[mode] ?? 0, firstOfMode[mode + 1] ?? 0)];
}

/** Places that some task uses whatever option it takes. */
function certainPlaces(model: AllocationModel, state: State): Set<number> {
  const ofTask = (options: readonly Option[]): number[] =>
    options
      .slice(0, 1)
      .flatMap((first) => placesOf(model, first))
      .filter((place) => options.every((option) => placesOf(model, option).includes(place)));
  return new Set(state.flatMap(ofTask));
}

const limit: Filter = (model, state) => {
  const { firstCounted, counted, most } = model.couplings.places;
  let now = state;
  for (let row = 0; row < most.length; row++) {
    const isCounted = new Set(counted.subarray(firstCounted[row], firstCounted[row + 1]));
    const open = new Set([...certainPlaces(model, now)].filter((place) => isCounted.has(place)));
    if (open.size > most[row]!) return undefined;
    now = keep(now, (option) => {
      const opened = placesOf(model, option).filter((place) => isCounted.has(place) && !open.has(place));
      return open.size + opened.length <= most[row]!;
    });
  }
  return now;
};

const holds = (state: State, mode: number): boolean => state.some((options) => options.some((o) => o.mode === mode));
const isCertain = (state: State, mode: number): boolean =>
  state.some((options) => options.every((o) => o.mode === mode));

const incompatible: Filter = (model, state) => {
  const { one, other } = model.couplings.pairs;
  let now = state;
  for (let pair = 0; pair < one.length; pair++) {
    for (const [a, b] of [
      [one[pair]!, other[pair]!],
      [other[pair]!, one[pair]!],
    ] as const) {
      if (isCertain(now, a)) now = keep(now, ({ mode }) => mode !== b);
      if (now.some((options) => options.length === 0)) return undefined;
    }
  }
  return now;
};

const requirement: Filter = (model, state) => {
  const { needing, firstNeeded, needed } = model.couplings.pairs;
  let now = state;
  for (let row = 0; row < needing.length; row++) {
    const helpers = [...needed.subarray(firstNeeded[row], firstNeeded[row + 1])].filter((mode) => holds(now, mode));
    if (helpers.length === 0) now = keep(now, ({ mode }) => mode !== needing[row]);
    if (now.some((options) => options.length === 0)) return undefined;
    if (helpers.length === 0 || !isCertain(now, needing[row]!)) continue;
    const helping = now.filter((options) => options.some(({ mode }) => helpers.includes(mode)));
    if (helping.length > 1) continue;
    now = now.map((options) =>
      options === helping[0] ? options.filter(({ mode }) => helpers.includes(mode)) : options,
    );
  }
  return now;
};

/** Whether in each stretch of time there is enough for what must lie in it: all of some tasks, the certain part of others. */
function energyFits(model: AllocationModel, state: State): boolean {
  if (model.periods === 1) return true;
  for (let resource = 0; resource < model.resources; resource++) {
    for (let from = 0; from < model.periods; from++) {
      for (let past = from + 1; past <= model.periods; past++) {
        const periods = [...Array(past - from).keys()].map((at) => from + at);
        const within = (option: Option, all: readonly number[]): number =>
          all.reduce((sum, period) => sum + useOf(model, option, resource, period), 0);
        let needed = 0;
        for (const options of state) {
          const isInside = options.every((o) => o.mode !== NONE && o.start >= from && endOf(model, o) <= past);
          if (isInside) needed += least(options.map((option) => within(option, periods)));
          else for (const period of periods) needed += least(options.map((o) => useOf(model, o, resource, period)));
        }
        const room = periods.reduce((sum, period) => sum + capacityOf(model, resource, period), 0);
        if (needed > room) return false;
      }
    }
  }
  return true;
}
