import { formatDay } from "../../calendar/index.ts";
import { UsageError } from "../../domain/index.ts";
import { costBy, type Refusal, refusalBy } from "../../domain/own/answers.ts";
import type { AllocationModel } from "../../kernel/index.ts";
import { cohortOf, type Offer } from "../offer.ts";
import { openFor } from "../sites.ts";
import type { StartValue } from "../split-starts.ts";
import { windowOf } from "../starts.ts";
import type { ClassRule } from "./rule.ts";

/** `own-rules`: what the user's functions say of a class, of each phase by itself. */
export function ownRules(offer: Offer): ClassRule | undefined {
  const { rules = [] } = offer.own;
  if (rules.length === 0) return undefined;
  const dates = Array.from({ length: offer.days }, (_, day) => formatDay(offer.firstDay + day));
  return {
    ...(rules.some(({ eligible }) => eligible !== undefined) && {
      refusal: (task, room) => refusalOf(offer, task, room),
    }),
    ...(rules.some(({ cost }) => cost !== undefined) && {
      costByStart: (task, site) => startCosts(offer, dates, task, site),
    }),
  };
}

/** What each rule that names costs asks for. */
export function ownTerms(offer: Offer, task: number, site: number, start: number): (readonly [string, number])[] {
  const { rules = [] } = offer.own;
  const cohort = cohortOf(offer, task);
  const phase = offer.tasks.phases[task]!;
  const { facility } = offer.sites[site]!;
  const date = formatDay(offer.firstDay + start);
  return rules
    .filter(({ cost }) => cost !== undefined)
    .map((rule) => [rule.id, costBy(rule, cohort, facility, date, phase)]);
}

/** Nobody but the rules themselves can say beforehand how large their costs get, so sums are looked at once all are known. */
export function checkOwnCosts({ own: { rules = [] }, tasks }: Offer, { firstMode, modeCost }: AllocationModel): void {
  if (!rules.some(({ cost }) => cost !== undefined)) return;
  let total = 0;
  for (let task = 0; task < tasks.count; task++) {
    if (firstMode[task + 1]! > firstMode[task]!) total += modeCost[firstMode[task + 1]! - 1]!;
  }
  if (total <= MOST) return;
  const ids = rules.map(({ id }) => id).join(", ");
  const message = `With own rules (${ids}) the dearest plan would cost ${total}, expected at most ${MOST} so that sums are exact.\nMaybe count in a larger unit, such as thousands.`;
  throw new UsageError("bad-own-answer", message);
}

/** Half of what doubles hold exactly: the other half is for what does not depend on own rules. */
const MOST = 2 ** 52;

function refusalOf(offer: Offer, task: number, room: number): Refusal | undefined {
  const { own, rooms, sites, tasks } = offer;
  const site = rooms.siteOf[room]!;
  const { facility } = sites[site]!;
  const cohort = cohortOf(offer, task);
  for (const rule of own.rules ?? []) {
    const refusal = refusalBy(
      rule,
      cohort,
      facility,
      facility.rooms[room - rooms.firstRoom[site]!]!,
      tasks.phases[task]!,
    );
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** What all rules ask for together, asked only of the days on which the class may start. */
function startCosts(offer: Offer, dates: readonly string[], task: number, site: number): StartValue | undefined {
  const { rules = [] } = offer.own;
  const cohort = cohortOf(offer, task);
  const phase = offer.tasks.phases[task]!;
  const { facility } = offer.sites[site]!;
  const { isOpen } = openFor(phase, offer.sites[site]!);
  const { from, past } = windowOf(offer, task);
  const costs = new Float64Array(offer.days);
  let first: number | undefined;
  let isSame = true;
  for (let start = from; start < past; start++) {
    if (isOpen[start] === 0) continue;
    let cost = 0;
    for (const rule of rules) cost += costBy(rule, cohort, facility, dates[start]!, phase);
    costs[start] = cost;
    first ??= cost;
    if (cost !== first) isSame = false;
  }
  if (isSame) {
    const cost = first ?? 0;
    return cost === 0 ? undefined : { key: `own ${cost}`, classOf: () => cost, costOf: (number) => number };
  }
  return { key: `own ${costs.join()}`, classOf: (start) => costs[start]!, costOf: (number) => number };
}
