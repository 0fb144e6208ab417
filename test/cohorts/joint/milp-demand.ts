/** The best plan of people who start on one day, as a mixed-integer model that names every room, class and item of the demand. */
import { formatDay, parseDay } from "../../../src/calendar/index.ts";
import type { Problem } from "../../../src/domain/index.ts";
import { greatCircleTravel } from "../../../src/geo/index.ts";
import { Milp, type Sum } from "../../oracle/milp.ts";

/** The least cost over all days, when no class has its travel rounded. */
export async function milpOptimum(problem: Problem): Promise<number> {
  const { window } = problem.demand![0]!;
  const first = parseDay(window?.earliest ?? problem.horizon.start);
  const last = parseDay(window?.latest ?? problem.horizon.end);
  let best = problem.demand!.reduce((sum, { count }) => sum + count * problem.costs!.unplaced!, 0);
  for (let day = first; day <= last; day++) best = Math.min(best, await optimumOn(problem, day));
  return best;
}

async function optimumOn(problem: Problem, day: number): Promise<number> {
  const { demand = [], facilities, costs, programmes, regions } = problem;
  const { min, max } = programmes[0]!.classSize!;
  const { days } = programmes[0]!.phases[0]!;
  const taught = openDays(problem, day, days);
  if (taught === undefined) return Number.POSITIVE_INFINITY;
  const travel = greatCircleTravel({ roadFactor: 1.4 });
  const { preferredStart } = demand[0]!;
  const late = preferredStart === undefined ? 0 : costs!.latenessPerDay! * Math.max(0, day - parseDay(preferredStart));
  const milp = new Milp();
  const placed: Sum[] = demand.map(() => new Map());
  for (const { rooms, point, costs: own, tags = [] } of facilities) {
    for (const { seats, count = 1, bookings = [] } of rooms) {
      for (let unit = 0; unit < count; unit++) {
        const taken = bookings.filter((booking) => booking.unit === undefined || booking.unit === unit);
        if (taught.some((one) => taken.some(({ from, to }) => from <= one && one <= to))) continue;
        const open = milp.column(own!.class! + late);
        const people: Sum = new Map();
        demand.forEach(({ region, count, together = 1, requiredTags = [], excludedTags = [] }, item) => {
          const home = regions.find(({ id }) => id === region)!.point!;
          const metres = travel.roadMetres({ point: home, landmass: "" }, { point, landmass: "" });
          if (metres > problem.travel!.maxTravelKm * 1000) return;
          if (!requiredTags.every((tag) => tags.includes(tag)) || excludedTags.some((tag) => tags.includes(tag)))
            return;
          const here = milp.column(
            costs!.allowancePerDay! * days + (costs!.travelPerKm! * days * metres) / 1000,
            count,
          );
          const isHere = milp.column(0);
          milp.row(
            new Map([
              [here, 1],
              [isHere, -count],
            ]),
            -1e9,
            0,
          );
          milp.row(
            new Map([
              [here, 1],
              [isHere, -Math.min(together, count)],
            ]),
            0,
            1e9,
          );
          people.set(here, 1);
          placed[item]!.set(here, 1);
        });
        milp.row(new Map([...people, [open, -Math.min(seats, max)]]), -1e9, 0);
        milp.row(new Map([...people, [open, -min]]), 0, 1e9);
      }
    }
  }
  demand.forEach(({ count }, item) => {
    const left = milp.column(costs!.unplaced!, count);
    milp.row(new Map([...placed[item]!, [left, 1]]), count, count);
  });
  return (await milp.solve())!.cost;
}

function openDays({ horizon, calendars }: Problem, day: number, count: number): string[] | undefined {
  const week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
  // Monday 7 June 2027.
  const isOpen = (one: number): boolean =>
    calendars[0]!.week.includes(week[(((one - parseDay("2027-06-07")) % 7) + 7) % 7]!);
  const days: number[] = [];
  for (let one = day; one <= parseDay(horizon.end) && days.length < count; one++) if (isOpen(one)) days.push(one);
  return isOpen(day) && days.length === count ? days.map(formatDay) : undefined;
}
