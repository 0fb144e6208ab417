import type { AllocationModel } from "../kernel/index.ts";
import { CouplingDraft } from "./coupling-draft.ts";
import { type ExtraTask, withExtraTasks } from "./extra-tasks.ts";
import type { Offer } from "./offer.ts";
import { activation } from "./rules/activation.ts";
import { budget } from "./rules/budget.ts";
import { holidayShift } from "./rules/holiday-shift.ts";
import { openings } from "./rules/openings.ts";
import { phases } from "./rules/phases.ts";
import { quota } from "./rules/quota.ts";
import { series } from "./rules/series.ts";
import { smoothing } from "./rules/smoothing.ts";
import { travelDays } from "./rules/travel-days.ts";
import { waveOrder } from "./rules/wave-order.ts";
import { year } from "./rules/year.ts";
import type { Shapes } from "./shapes.ts";

/** What a single sum, or a place, is called in certificates and in the score. */
export interface CouplingNames {
  readonly sums: { readonly kind: "quota" | "year" | "budget" | "smoothing"; readonly ids: readonly string[] }[];
  readonly places: { readonly series?: string; readonly site: number }[];
}

/** What rules that couple classes work with: the classes' modes as they are, and the couplings under construction. */
export interface Coupling {
  readonly offer: Offer;
  readonly model: AllocationModel;
  readonly shapes: Shapes;
  readonly draft: CouplingDraft;
  readonly names: CouplingNames;
  /** Place of a facility that costs something to open or is counted, NONE for the others. [site] */
  readonly facilityPlace: Int32Array;
  /** Groups of tasks; a rule may move a task's group to another task. [task] */
  readonly groupOf: Int32Array;
}

/** Tasks that are no classes, before their modes have rows. */
export interface PlannedExtra extends ExtraTask {
  /** Ties the extra task once its row and the rows of its modes are known. */
  tie(coupling: Coupling, task: number, firstMode: number): void;
}

/** Couples the classes of a model as the rules of the problem ask for it. */
export function couple(
  offer: Offer,
  model: AllocationModel,
  shapes: Shapes,
): { readonly model: AllocationModel; readonly names: CouplingNames } {
  const groupOf = model.groupOf.slice();
  const planned = [holidayShift, travelDays].flatMap((plan) => plan(offer, model, shapes, groupOf));
  const whole = withExtraTasks({ ...model, groupOf }, planned);
  const names: CouplingNames = { sums: [], places: [] };
  const draft = new CouplingDraft(whole.modeCost.length);
  const facilityPlace = new Int32Array(offer.sites.length).fill(-1);
  const coupling: Coupling = { offer, model, shapes, draft, names, facilityPlace, groupOf };
  for (const rule of [activation, openings, series, quota, year, budget, smoothing, phases, waveOrder]) rule(coupling);
  planned.forEach((extra, row) => {
    const task = model.tasks + row;
    extra.tie(coupling, task, whole.firstMode[task]!);
  });
  return { model: { ...whole, couplings: draft.build() }, names };
}

/** The site of a class's mode. */
export function siteOfMode({ offer, model }: Pick<Coupling, "offer" | "model">, mode: number): number {
  const { rooms } = offer;
  return rooms.siteOf[rooms.roomOf[model.demandResource[model.firstDemand[mode]!]!]!]!;
}
