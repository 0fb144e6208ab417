import { isFirstPhase } from "../class-tasks.ts";
import { cohortOf, type Offer } from "../offer.ts";
import type { ClassRule } from "./rule.ts";

/** `pinned`: the first phase is at the facility and in the room that are fixed in advance. Its day is fixed by its window. */
export function pinned(offer: Offer): ClassRule | undefined {
  const { problem, sites, rooms, tasks } = offer;
  if (!problem.cohorts.some((cohort) => cohort.pinned !== undefined)) return undefined;
  const pinOf = (task: number) => (isFirstPhase(tasks, task) ? cohortOf(offer, task).pinned : undefined);
  return {
    allows: (task, site) => {
      const facility = pinOf(task)?.facility;
      return facility === undefined || sites[site]!.facility.id === facility;
    },
    allowsRoom: (task, room) => {
      const id = pinOf(task)?.room;
      const site = rooms.siteOf[room]!;
      return id === undefined || sites[site]!.facility.rooms[room - rooms.firstRoom[site]!]!.id === id;
    },
  };
}
