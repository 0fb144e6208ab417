import type { AllocationModel } from "../kernel/index.ts";
import type { Coupling, CouplingNames } from "./coupling.ts";
import { CouplingDraft } from "./coupling-draft.ts";
import { withExtraTasks } from "./extra-tasks.ts";
import { narrowWindows } from "./narrow-windows.ts";
import type { Offer } from "./offer.ts";
import { activation } from "./rules/activation.ts";
import { budget } from "./rules/budget.ts";
import { fairness } from "./rules/fairness.ts";
import { holidayShift, realStarts } from "./rules/holiday-shift.ts";
import { openings } from "./rules/openings.ts";
import { phases } from "./rules/phases.ts";
import { quota } from "./rules/quota.ts";
import { series } from "./rules/series.ts";
import { smoothing } from "./rules/smoothing.ts";
import { travelDays } from "./rules/travel-days.ts";
import { waveOrder } from "./rules/wave-order.ts";
import { year } from "./rules/year.ts";
import type { Shapes } from "./shapes.ts";
import { waveRooms } from "./wave-rooms.ts";

/** Couples the classes of a model as the rules of the problem ask for it. */
export function couple(
  offer: Offer,
  model: AllocationModel,
  shapes: Shapes,
  keepsWindows: boolean,
): { readonly model: AllocationModel; readonly names: CouplingNames } {
  const groupOf = model.groupOf.slice();
  const real = [...realStarts(offer.problem).values()];
  const groupSpread = Int32Array.from([...model.groupSpread, ...real.map(({ spread }) => spread)]);
  const planned = [holidayShift, travelDays].flatMap((plan) => plan(offer, model, shapes, groupOf));
  const whole = withExtraTasks({ ...model, groupOf, groupSpread }, planned);
  const names: CouplingNames = { sums: [], implied: [], places: [] };
  const draft = new CouplingDraft(whole.modeCost.length);
  const facilityPlace = new Int32Array(offer.sites.length).fill(-1);
  const coupling: Coupling = { offer, model, shapes, draft, names, facilityPlace, groupOf };
  for (const rule of [activation, openings, series, quota, year, budget, smoothing, fairness, phases, waveOrder])
    rule(coupling);
  planned.forEach((extra, row) => {
    const task = model.tasks + row;
    extra.tie(coupling, task, whole.firstMode[task]!);
  });
  const coupled = { ...whole, couplings: { ...draft.build(), implied: waveRooms(offer, model, names) } };
  return { model: keepsWindows ? coupled : narrowWindows(coupled), names };
}
