import type { Facility, Problem, Room } from "../../domain/index.ts";

/** All rooms of a problem as rows, so that prices and candidates meet in arrays. */
export interface RoomRows {
  /** [row] */
  readonly facility: readonly Facility[];
  /** [row] */
  readonly room: readonly Room[];
  /** [row] the facility's row, in the order of the problem */
  readonly facilityRow: Int32Array;
  /** [facility id][room id]; a facility's rooms have consecutive rows. */
  readonly rowOf: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** [facility row, and one more] row of its first room */
  readonly firstRow: readonly number[];
  /** [row] units that a booking names, each a place of its own, and ANY_UNIT for the others, as far as there are any */
  readonly units: readonly (readonly number[])[];
}

/** Any unit of a room that no booking names. */
export const ANY_UNIT = -1;

export function roomRows({ facilities }: Problem): RoomRows {
  const facility: Facility[] = [];
  const room: Room[] = [];
  const facilityRow: number[] = [];
  const firstRow: number[] = [];
  const rowOf = new Map<string, Map<string, number>>();
  for (const [at, one] of facilities.entries()) {
    firstRow.push(room.length);
    rowOf.set(one.id, new Map(one.rooms.map(({ id }, k) => [id, room.length + k])));
    for (const kind of one.rooms) {
      facility.push(one);
      room.push(kind);
      facilityRow.push(at);
    }
  }
  firstRow.push(room.length);
  const units = room.map((kind) => {
    const named = (kind.bookings ?? []).flatMap(({ unit }) => unit ?? []);
    return named.length === 0 ? ONLY_ANY : unitsWith(kind, named);
  });
  return { facility, room, facilityRow: Int32Array.from(facilityRow), rowOf, firstRow, units };
}

const ONLY_ANY: readonly number[] = [ANY_UNIT];

/** The named units of a room, each once, and ANY_UNIT for the others, as far as there are any. */
export function unitsWith({ count = 1 }: Room, named: readonly number[]): number[] {
  const units = [...new Set(named)].filter((unit) => unit !== ANY_UNIT);
  return units.length < count ? [ANY_UNIT, ...units] : units;
}
