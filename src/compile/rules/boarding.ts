import { NONE, UNLIMITED } from "../../kernel/index.ts";
import type { Offer } from "../offer.ts";
import type { StartValue } from "../split-starts.ts";
import type { ClassRule } from "./rule.ts";

/** Classes of one length in civil days board for as many nights: the night before each day from the first to the last. */
const NIGHTS = { key: "nights", classOf: (start: number, end: number): number => end - start };

/**
 * `boarding`: participants who live beyond the limit of daily travel take a bed for each night of the class, weekends inside it
 * included. Who boards where is the reach's to say; how many nights depends on the start.
 */
export function boarding(offer: Offer): ClassRule | undefined {
  const { sites, resources, days, reach, rates } = offer;
  if (!reach.hasBoarding) return undefined;
  const resourceOf = sites.map(({ facility, open }) => {
    if (facility.beds === undefined) return NONE;
    const beds = facility.beds;
    const capacity = Int32Array.from({ length: days }, (_, day) => (open.isOpen[day] === 1 ? beds : UNLIMITED));
    return resources.add({ kind: "beds", ids: [facility.id] }, capacity);
  });
  return {
    demand: (_task, site, demands) => {
      const boarders = reach.boarders[site]!;
      if (boarders > 0) demands.add(resourceOf[site]!, boarders);
      return true;
    },
    costByStart: (_task, site): StartValue | undefined => {
      const perNight = rates.boardingPerNight * reach.boarders[site]!;
      return perNight === 0 ? undefined : { ...NIGHTS, costOf: (nights) => perNight * nights };
    },
  };
}
