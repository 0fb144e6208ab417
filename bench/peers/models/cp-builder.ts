import { type CpConstraint, type CpProto, NO_LIMIT } from "./cp-proto.ts";

/** A model for CP-SAT in the making. */
export class CpBuilder implements CpProto {
  readonly variables: { domain: number[] }[] = [];
  readonly constraints: CpConstraint[] = [];
  readonly objective: { vars: number[]; coeffs: number[]; offset: number } = { vars: [], coeffs: [], offset: 0 };

  variable(...domain: number[]): number {
    return this.variables.push({ domain }) - 1;
  }

  add(constraint: CpConstraint): number {
    return this.constraints.push(constraint) - 1;
  }

  cost(variable: number, coefficient: number): void {
    if (coefficient === 0) return;
    this.objective.vars.push(variable);
    this.objective.coeffs.push(coefficient);
  }

  atMost(vars: number[], coeffs: number[], most: number): void {
    this.add({ linear: { vars, coeffs, domain: [-NO_LIMIT, most] } });
  }
}
