import type { Facility, Problem, Room } from "../../domain/index.ts";

/** All rooms of a problem as rows, so that prices and candidates meet in arrays. */
export interface RoomRows {
  /** [row] */
  readonly facility: readonly Facility[];
  /** [row] */
  readonly room: readonly Room[];
  /** [facility id][room id]; a facility's rooms have consecutive rows. */
  readonly rowOf: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** [facility row, in the order of the problem, and one more] row of its first room */
  readonly firstRow: readonly number[];
}

export function roomRows({ facilities }: Problem): RoomRows {
  const facility: Facility[] = [];
  const room: Room[] = [];
  const firstRow: number[] = [];
  const rowOf = new Map<string, Map<string, number>>();
  for (const one of facilities) {
    firstRow.push(room.length);
    rowOf.set(one.id, new Map(one.rooms.map(({ id }, k) => [id, room.length + k])));
    for (const kind of one.rooms) {
      facility.push(one);
      room.push(kind);
    }
  }
  firstRow.push(room.length);
  return { facility, room, rowOf, firstRow };
}
