import type { AllocationModel, Choice } from "../model.ts";
import { NONE } from "../model.ts";
import { assemble } from "./assemble.ts";
import type {
  Draft,
  GroupRef,
  ModeRef,
  ModeSpec,
  OrderSpec,
  PlaceRef,
  PlaceSpec,
  PrecedenceSpec,
  QuotaSpec,
  ResourceRef,
  ResourceSpec,
  TaskRef,
  TaskSpec,
} from "./draft.ts";
import { faultsOf } from "./faults.ts";
import { ModelError } from "./model-error.ts";

/**
 * Says a model piece by piece, in the words of the field, and checks all of it when it is built.
 *
 * Every number is an integer. Costs are at least 0; what leaves a task out, or opens a place, is a cost as well, and the
 * whole is minimised. A maximum becomes a minimum by taking `largest - value` as cost.
 *
 * @example Two jobs, one machine of capacity 1, five periods; starting late costs 2 a period
 * ```ts
 * const builder = new ModelBuilder({ periods: 5 });
 * const machine = builder.resource({ id: "machine", capacity: 1 });
 * for (const id of ["drill", "paint"]) {
 *   const job = builder.task({ id, startCosts: (start) => 2 * start });
 *   builder.mode(job, { duration: 2, demands: [{ resource: machine }] });
 * }
 * const model = builder.build();
 * solveModel(model).cost; // 4: one starts at 0, the other at 2
 * ```
 */
export class ModelBuilder {
  readonly #draft: Draft;

  /** `periods`: into how many periods time is cut. Default 1: no time at all, as in assignment problems. */
  constructor({ periods = 1 }: { readonly periods?: number } = {}) {
    this.#draft = {
      periods,
      resources: [],
      places: [],
      tasks: [],
      modes: [],
      groups: [],
      precedences: [],
      orders: [],
      limits: [],
      quotas: [],
      incompatible: [],
      requirements: [],
    };
  }

  resource(spec: ResourceSpec): ResourceRef {
    return this.#draft.resources.push(spec) - 1;
  }

  place(spec: PlaceSpec = {}): PlaceRef {
    return this.#draft.places.push(spec) - 1;
  }

  task(spec: TaskSpec = {}): TaskRef {
    return this.#draft.tasks.push(spec) - 1;
  }

  /** Adds a way of doing a task. */
  mode(task: TaskRef, spec: ModeSpec): ModeRef {
    return this.#draft.modes.push({ ...spec, task }) - 1;
  }

  /** The placed ones of these tasks start within `spread` periods of one another. A task belongs to one such group at most. */
  sameStart(tasks: readonly TaskRef[], { spread = 0 }: { readonly spread?: number } = {}): GroupRef {
    return this.#draft.groups.push({ tasks, spread }) - 1;
  }

  /** Each placed task of group `after` starts between `minLag` and `maxLag` periods after each placed one of `before` starts. */
  order(spec: OrderSpec): void {
    this.#draft.orders.push(spec);
  }

  /**
   * Where both tasks are placed, `after` starts between `minLag` and `maxLag` periods after `before` has ended; `joint`: one is
   * placed only with the other; `zoned`: in the same zone.
   */
  precedence(spec: PrecedenceSpec): void {
    this.#draft.precedences.push(spec);
  }

  /** At most so many of these places are used. */
  atMost(places: readonly PlaceRef[], most: number): void {
    this.#draft.limits.push({ places, most });
  }

  /** A sum over what is taken lies between `min` and `max`, or above it at a cost. */
  quota(spec: QuotaSpec): void {
    this.#draft.quotas.push(spec);
  }

  /** Two modes, of different tasks, that may not both be taken. */
  incompatible(one: ModeRef, other: ModeRef): void {
    this.#draft.incompatible.push({ one, other });
  }

  /** A mode that may be taken only with one of these modes, all of one other task. */
  requires(mode: ModeRef, oneOf: readonly ModeRef[]): void {
    this.#draft.requirements.push({ mode, oneOf });
  }

  /** @throws ModelError with everything that is wrong */
  build(): AllocationModel {
    const faults = faultsOf(this.#draft);
    if (faults.length > 0) throw new ModelError(faults);
    return assemble(this.#draft);
  }
}

/** What a choice does with a task of a model that was built: the mode as the builder handed it out, and the start. */
export function optionOf(
  model: AllocationModel,
  choice: Choice,
  task: TaskRef,
): { readonly mode: ModeRef; readonly start: number } | undefined {
  const row = choice.mode[task]!;
  return row === NONE ? undefined : { mode: model.names?.modeRef[row] ?? row, start: choice.start[task]! };
}
