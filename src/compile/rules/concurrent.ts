import { NONE, UNLIMITED } from "../../kernel/index.ts";
import type { Offer } from "../offer.ts";
import type { ClassRule } from "./rule.ts";

/** `concurrent`: at most `limits.concurrentCohorts` classes hold a facility on any day. */
export function concurrent({ sites, resources, days }: Offer): ClassRule | undefined {
  const limits = sites.map(({ facility }) => facility.limits?.concurrentCohorts);
  if (limits.every((limit) => limit === undefined)) return undefined;
  const resourceOf = limits.map((limit, site) => {
    if (limit === undefined) return NONE;
    const { facility, open } = sites[site]!;
    // Classes that share a closed day share the open day on which the latest of them starts, so the limit need not be said twice.
    const capacity = Int32Array.from({ length: days }, (_, day) => (open.isOpen[day] === 1 ? limit : UNLIMITED));
    return resources.add({ kind: "concurrent", ids: [facility.id] }, capacity);
  });
  return {
    demand: (_task, site, demands) => {
      if (resourceOf[site] !== NONE) demands.add(resourceOf[site]!, 1);
      return true;
    },
  };
}
