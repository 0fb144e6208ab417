import { type Scale, scaleOf } from "./scale.ts";
import { Tokens } from "./tokens.ts";

/** Facility location: each customer is served by one open facility, opening costs something, capacities hold, cost is smallest. */
export interface SscflpInstance {
  readonly facilities: number;
  readonly customers: number;
  /** [facility] */
  readonly capacity: readonly number[];
  /** As written in the file. [facility] */
  readonly openingCost: readonly string[];
  /** [customer] */
  readonly demand: readonly number[];
  /** Of serving all of a customer, as written in the file. [customer][facility] */
  readonly cost: readonly (readonly string[])[];
  readonly costScale: Scale;
}

export function parseSscflp(text: string, name: string): SscflpInstance {
  const tokens = new Tokens(text, name);
  const facilities = tokens.integer("the number of facilities");
  const customers = tokens.integer("the number of customers");
  const capacityText = tokens.decimals(facilities, "capacity of facility");
  const openingCost = tokens.decimals(facilities, "opening cost of facility");
  const demandText = tokens.decimals(customers, "demand of customer");
  const cost = Array.from({ length: customers }, (_, row) => tokens.decimals(facilities, `cost of customer ${row} at`));
  tokens.end();
  // Demands share a scale with capacities, costs with one another.
  const amounts = scaleOf([...capacityText, ...demandText]);
  return {
    facilities,
    customers,
    capacity: capacityText.map(amounts.toInteger),
    openingCost,
    demand: demandText.map(amounts.toInteger),
    cost,
    costScale: scaleOf([openingCost, ...cost].flat()),
  };
}
