import { type AllocationModel, NONE } from "../model.ts";

/** A task that starts when another, which costs and needs nothing, lets it; both are placed or neither. */
export interface Follower {
  readonly leader: number;
  readonly task: number;
  readonly minLag: number;
  readonly maxLag: number;
  /** Modes of the leader that go with a mode of the task. */
  leadersOf(mode: number): readonly number[];
}

/** All precedences as pairs of that kind, or undefined where one is of another: nobody leads or follows twice. */
export function followersOf(model: AllocationModel): readonly Follower[] | undefined {
  const { before, after, minLag, maxLag, isJoint, isZoned, zoneAsBefore, zoneAsAfter } = model.couplings.precedences;
  const isTied = new Uint8Array(model.tasks);
  const followers: Follower[] = [];
  for (let row = 0; row < before.length; row++) {
    const [leader, task] = [before[row]!, after[row]!];
    if (isTied[leader] === 1 || isTied[task] === 1 || isJoint[row] === 0) return undefined;
    if (!isFree(model, leader) || model.groupOf[task] !== NONE) return undefined;
    isTied[leader] = isTied[task] = 1;
    const [first, past] = [model.firstMode[leader]!, model.firstMode[leader + 1]!];
    const own = Array.from({ length: past - first }, (_, at) => first + at);
    const byZone = new Map<number, readonly number[]>();
    const leadersOf = (mode: number): readonly number[] => {
      if (isZoned[row] === 0) return own;
      const zone = zoneAsAfter[mode]!;
      const known = byZone.get(zone) ?? own.filter((each) => meets(zoneAsBefore[each]!, zone));
      byZone.set(zone, known);
      return known;
    };
    followers.push({ leader, task, minLag: minLag[row]!, maxLag: maxLag[row]!, leadersOf });
  }
  return followers;
}

function meets(zone: number, other: number): boolean {
  return zone === NONE || other === NONE || zone === other;
}

/** Whether a task costs nothing wherever and whenever it is, nor when it is left out, and holds nothing. */
function isFree(model: AllocationModel, task: number): boolean {
  if (model.skipCost[task] !== 0) return false;
  const costs = model.startCostRow[task]! * model.periods;
  for (let start = model.earliest[task]!; start < model.pastLatest[task]!; start++) {
    if (model.startCosts[costs + start] !== 0) return false;
  }
  for (let mode = model.firstMode[task]!; mode < model.firstMode[task + 1]!; mode++) {
    if (model.modeCost[mode] !== 0 || model.firstDemand[mode + 1] !== model.firstDemand[mode]) return false;
  }
  return true;
}
