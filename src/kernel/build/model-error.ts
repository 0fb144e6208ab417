/** One thing that is wrong with a model: what it is about, and what was expected instead. */
export interface ModelFault {
  /** The task, mode, resource, place or rule, by its id. */
  readonly of: string;
  readonly message: string;
}

/** Thrown by `ModelBuilder.build` with everything that is wrong with a model. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly faults: readonly ModelFault[];

  constructor(faults: readonly ModelFault[]) {
    super(faults.map(({ of, message }) => `${of}: ${message}`).join("\n"));
    this.faults = faults;
  }
}
