import { type AllocationModel, UNLIMITED } from "../../../src/kernel/model.ts";
import { capacityOf, type Options } from "./options.ts";

/** These options together may use so much of a resource, as they all run in one period. */
export interface CapacityRow {
  readonly resource: number;
  readonly capacity: number;
  readonly options: readonly number[];
  readonly amounts: readonly number[];
}

interface Use {
  readonly option: number;
  readonly amount: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Rows of options, only where they are needed: a period has one if something starts in it and
 * something ends before anything else starts, as any other period's row is implied by a neighbour's.
 */
export function* capacityRows(model: AllocationModel, options: Options): Generator<CapacityRow> {
  const uses: Use[][] = Array.from({ length: model.resources }, () => []);
  for (let option = 0; option < options.count; option++) {
    const mode = options.mode[option]!;
    for (let demand = model.firstDemand[mode]!; demand < model.firstDemand[mode + 1]!; demand++) {
      const use = {
        option,
        amount: model.demandAmount[demand]!,
        start: options.start[option]!,
        end: options.end[option]!,
      };
      uses[model.demandResource[demand]!]!.push(use);
    }
  }
  for (let resource = 0; resource < model.resources; resource++) yield* rowsOf(model, resource, uses[resource]!);
}

function* rowsOf(model: AllocationModel, resource: number, uses: readonly Use[]): Generator<CapacityRow> {
  const capacities = model.capacity.subarray(resource * model.periods, (resource + 1) * model.periods);
  const [starts, ends] = [new Set(uses.map(({ start }) => start)), new Set(uses.map(({ end }) => end))];
  // Nothing runs where there is no capacity; where there is no limit, there is no row that could imply others.
  const isEven =
    capacityOf(model, resource) !== undefined && ![...starts].some((start) => capacities[start] === UNLIMITED);
  const events = [...new Set([...starts, ...ends])].sort((a, b) => a - b);
  for (let period = 0; period < model.periods; period++) {
    const capacity = capacities[period]!;
    if (capacity === UNLIMITED) continue;
    if (isEven) {
      if (!starts.has(period)) continue;
      const next = events.find((event) => event > period);
      if (next !== undefined && !ends.has(next)) continue;
    }
    const running = uses.filter(({ start, end }) => start <= period && period < end);
    if (running.reduce((sum, { amount }) => sum + amount, 0) <= 0) continue;
    yield {
      resource,
      capacity,
      options: running.map(({ option }) => option),
      amounts: running.map(({ amount }) => amount),
    };
  }
}
