import { NONE } from "../calendar/index.ts";
import type { FormingModel } from "./forming-model.ts";
import { canStart, type RoomStarts, type StartPeriods } from "./room-starts.ts";
import { SiteFiller } from "./site-filler.ts";

/** Part of a network with what its participants are worth when every room may be used once. */
export interface PricedModel {
  readonly model: FormingModel;
  /** [origin] */
  readonly worth: Float64Array;
}

/** A programme whose classes start with the wave. */
export interface WaveProgramme {
  readonly maxSize: number;
  readonly parts: readonly PricedModel[];
  /** Suitable rooms, any order. */
  readonly rooms: readonly RoomStarts[];
}

/**
 * The period on which a wave probably starts: the one whose rooms are worth most, lateness deducted, and the earliest of equals.
 *
 * Classes of a wave start together, so they are formed for the rooms that are free together. Which day that is, `solve` decides;
 * here each day is judged by the Lagrangian bound at one set of prices: the sum over sites of what the rooms free on that day gain.
 */
export function waveDay(
  programmes: readonly WaveProgramme[],
  { earliest, latest }: StartPeriods,
  spreadDays: number,
  lateness: (period: number, classes: number) => number,
): number {
  const value = new Float64Array(latest + 1);
  let classes = 0;
  for (const programme of programmes) {
    const roomsAt = new Map<number, RoomStarts[]>();
    for (const starts of programme.rooms) roomsAt.set(starts.site, [...(roomsAt.get(starts.site) ?? []), starts]);
    for (const { model, worth } of programme.parts) {
      const filler = new SiteFiller(model);
      for (let site = 0; site < model.classCost.length; site++) {
        filler.fillBest(site, worth, model.people);
        // What gains nothing with all rooms gains nothing with some.
        if (filler.classes === 0) continue;
        classes += filler.classes;
        const rooms = roomsAt.get(model.siteRow[site]!)!;
        rooms.sort((a, b) => b.room.seats - a.room.seats);
        const known = new Map<string, number>();
        for (let period = earliest; period <= latest; period++) {
          const free = rooms.filter((starts) => canStart(starts, period, Math.min(period + spreadDays, latest)));
          const key = rooms.length === 1 ? `${free.length}` : free.map((starts) => rooms.indexOf(starts)).join();
          let gain = known.get(key);
          if (gain === undefined) {
            const seats = free.flatMap(({ room }) =>
              new Array<number>(room.count ?? 1).fill(Math.min(room.seats, programme.maxSize)),
            );
            filler.fillRooms(site, runningSum(seats), 0, seats.length, worth, model.people);
            gain = filler.value;
            known.set(key, gain);
          }
          value[period]! += gain;
        }
      }
    }
  }
  let best = NONE;
  let least = Number.POSITIVE_INFINITY;
  for (let period = earliest; period <= latest; period++) {
    const cost = value[period]! + lateness(period, classes);
    if (cost < least) {
      least = cost;
      best = period;
    }
  }
  return best;
}

function runningSum(values: readonly number[]): Int32Array {
  const sums = new Int32Array(values.length + 1);
  values.forEach((value, k) => {
    sums[k + 1] = sums[k]! + value;
  });
  return sums;
}
