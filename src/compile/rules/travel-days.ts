import { type AllocationModel, NONE } from "../../kernel/index.ts";
import type { Coupling, PlannedExtra } from "../coupling.ts";
import { siteOfMode } from "../coupling.ts";
import type { ExtraMode } from "../extra-tasks.ts";
import { hasTravelDays } from "../is-tied.ts";
import type { Offer } from "../offer.ts";
import { ServingPools } from "./pools.ts";

/**
 * `pools`, travel days: after a class its team travels, and serves nobody else. The journey is a task of its own that starts when the
 * class has ended, with one mode for each pool that the team may be of. After the last day it holds nothing.
 */
export function travelDays(offer: Offer, model: AllocationModel): PlannedExtra[] {
  const { problem, tasks, resources } = offer;
  const pools = problem.pools ?? [];
  if (!hasTravelDays(offer.problem)) return [];
  const serving = new ServingPools(offer);
  const rowOf = resources.rowsOf("pool");
  const endsOf = new Map(pools.map(({ travelDays = 0 }) => [travelDays, journeys(travelDays, offer.days)]));
  const extra: PlannedExtra[] = [];
  for (let task = 0; task < tasks.count; task++) {
    // The zone of a class as the earlier one is taken where a link to its next phase needs it.
    const isLast = tasks.cohortOf[task + 1] !== tasks.cohortOf[task];
    for (const [k, { id, amount }] of (tasks.phases[task]!.pools ?? []).entries()) {
      const modesAt = new Map<number, number[]>();
      for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
        const pool = serving.poolAt(siteOfMode({ offer, model }, mode), id);
        const others = modesAt.get(pool);
        if (others === undefined) modesAt.set(pool, [mode]);
        else others.push(mode);
      }
      if ([...modesAt.keys()].every((pool) => (pools[pool]?.travelDays ?? 0) === 0)) continue;
      const modes = [...modesAt.keys()].map((pool): ExtraMode => {
        const days = pools[pool]!.travelDays ?? 0;
        const ends = endsOf.get(days)!;
        return days === 0 ? { ends } : { ends, resource: rowOf.get(pools[pool]!.id)!, amount };
      });
      const isZoned = isLast && k === 0;
      extra.push({
        group: NONE,
        modes,
        tie: (coupling, journey, firstMode) => {
          coupling.draft.tie({ before: task, after: journey, minLag: 0, maxLag: 0, isZoned });
          [...modesAt].forEach(([pool, classModes], row) => {
            if (isZoned) joinZone(coupling, classModes, firstMode + row, pool);
            else if (modesAt.size > 1) coupling.draft.need(firstMode + row, classModes);
          });
        },
      });
    }
  }
  return extra;
}

function joinZone({ draft }: Coupling, before: readonly number[], after: number, zone: number): void {
  for (const mode of before) draft.zoneAsBefore(mode, zone);
  draft.zoneAsAfter(after, zone);
}

/** End of a journey by its start, which may be the period after the last day; none lasts beyond the last day. */
function journeys(travelDays: number, days: number): Int32Array {
  return Int32Array.from({ length: days + 1 }, (_, start) =>
    start === days ? days + 1 : Math.max(start + 1, Math.min(start + travelDays, days)),
  );
}
