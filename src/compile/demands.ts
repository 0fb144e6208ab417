/** Demands under construction: amounts of resources, filled anew for each place that is looked at. */
export class Demands {
  readonly resource: number[] = [];
  readonly amount: number[] = [];

  add(resource: number, amount: number): void {
    this.resource.push(resource);
    this.amount.push(amount);
  }

  clear(): void {
    this.resource.length = 0;
    this.amount.length = 0;
  }
}
