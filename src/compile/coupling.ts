import type { AllocationModel } from "../kernel/index.ts";
import type { CouplingDraft } from "./coupling-draft.ts";
import type { ExtraTask } from "./extra-tasks.ts";
import type { Offer } from "./offer.ts";
import type { Shapes } from "./shapes.ts";

/** What a single sum, or a place, is called in certificates and in the score. */
export interface CouplingNames {
  readonly sums: {
    readonly kind: "quota" | "year" | "budget" | "smoothing" | "unplaced";
    readonly ids: readonly string[];
  }[];
  /** Sums that the rules imply, behind the others. */
  readonly implied: { readonly kind: "wave-room"; readonly ids: readonly [string, string, string] }[];
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

/** The site of a class's mode. */
export function siteOfMode({ offer, model }: Pick<Coupling, "offer" | "model">, mode: number): number {
  const { rooms } = offer;
  return rooms.siteOf[rooms.roomOf[model.demandResource[model.firstDemand[mode]!]!]!]!;
}
