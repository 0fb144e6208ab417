import { type AllocationModel, NONE } from "../model.ts";
import { tasksByMode } from "./units.ts";

/**
 * Which modes of two tasks that a precedence ties go together: those of the same zone where zones count, and those that satisfy what
 * a mode needs of the other task. Modes that get on with the same ones form a class.
 */
export interface ModeClasses {
  /** Class of each mode of the task before, and of the task after. [mode, from the first of the task] */
  readonly ofBefore: Int32Array;
  readonly ofAfter: Int32Array;
  readonly countBefore: number;
  readonly countAfter: number;
  /** 1 where two classes go together. [class before * countAfter + class after] */
  readonly goTogether: Uint8Array;
}

/** Classes of the modes by precedence, undefined for those where any two modes go together. [precedence] */
export function modeClassesOf(model: AllocationModel): readonly (ModeClasses | undefined)[] {
  const { before, after, isZoned } = model.couplings.precedences;
  const needs = needsByTasks(model);
  return Array.from(before, (first, row) => {
    const second = after[row]!;
    const own = [...(needs.get(`${first} ${second}`) ?? []), ...(needs.get(`${second} ${first}`) ?? [])];
    return isZoned[row] === 0 && own.length === 0
      ? undefined
      : classesOf(model, first, second, isZoned[row] === 1, own);
  });
}

/** Requirements between two tasks, by "task task": the task whose mode is in need, and the task that all modes that it needs are of. */
function needsByTasks(model: AllocationModel): Map<string, number[]> {
  const { needing, firstNeeded, needed } = model.couplings.pairs;
  const needs = new Map<string, number[]>();
  if (needing.length === 0) return needs;
  const taskOf = tasksByMode(model);
  needing.forEach((mode, row) => {
    const helpers = needed.subarray(firstNeeded[row], firstNeeded[row + 1]);
    const helper = helpers.length === 0 ? NONE : taskOf[helpers[0]!]!;
    if (helper === NONE || helpers.some((other) => taskOf[other] !== helper)) return;
    const key = `${taskOf[mode]} ${helper}`;
    const rows = needs.get(key);
    if (rows === undefined) needs.set(key, [row]);
    else rows.push(row);
  });
  return needs;
}

function classesOf(
  model: AllocationModel,
  first: number,
  second: number,
  isZoned: boolean,
  needs: readonly number[],
): ModeClasses {
  const { precedences, pairs } = model.couplings;
  const said = new Map<number, string>();
  const say = (mode: number, what: string): void => {
    said.set(mode, `${said.get(mode) ?? ""}${what}`);
  };
  // Requirements that ask for the same modes need no telling apart.
  const listOf = new Map<string, number>();
  for (const row of needs) {
    const helpers = pairs.needed.subarray(pairs.firstNeeded[row], pairs.firstNeeded[row + 1]);
    const key = helpers.join();
    if (!listOf.has(key)) {
      listOf.set(key, listOf.size);
      for (const mode of new Set(helpers)) say(mode, `h${listOf.get(key)} `);
    }
    say(pairs.needing[row]!, `n${listOf.get(key)} `);
  }
  const one = classify(model, first, said, isZoned ? precedences.zoneAsBefore : undefined);
  const other = classify(model, second, said, isZoned ? precedences.zoneAsAfter : undefined);
  const countBefore = one.example.length;
  const countAfter = other.example.length;
  const goTogether = new Uint8Array(countBefore * countAfter).fill(1);
  if (isZoned) {
    one.example.forEach((a, row) => {
      other.example.forEach((b, column) => {
        const [zone, zoneOfOther] = [precedences.zoneAsBefore[a]!, precedences.zoneAsAfter[b]!];
        if (zone !== NONE && zoneOfOther !== NONE && zone !== zoneOfOther) goTogether[row * countAfter + column] = 0;
      });
    });
  }
  for (const row of needs) {
    const mode = pairs.needing[row]!;
    const helpers = new Set(pairs.needed.subarray(pairs.firstNeeded[row], pairs.firstNeeded[row + 1]));
    const isOfFirst = mode >= model.firstMode[first]! && mode < model.firstMode[first + 1]!;
    const own = isOfFirst ? one.of[mode - model.firstMode[first]!]! : other.of[mode - model.firstMode[second]!]!;
    (isOfFirst ? other : one).example.forEach((partner, at) => {
      if (helpers.has(partner)) return;
      goTogether[isOfFirst ? own * countAfter + at : at * countAfter + own] = 0;
    });
  }
  return { ofBefore: one.of, ofAfter: other.of, countBefore, countAfter, goTogether };
}

/** Modes of a task by what is said of them and their zone: the class of each, and an example of each class. */
function classify(
  { firstMode }: AllocationModel,
  task: number,
  said: ReadonlyMap<number, string>,
  zones: Int32Array | undefined,
): { of: Int32Array; example: number[] } {
  const known = new Map<string, number>();
  const example: number[] = [];
  const of = new Int32Array(firstMode[task + 1]! - firstMode[task]!);
  for (let mode = firstMode[task]!; mode < firstMode[task + 1]!; mode++) {
    const key = `${zones?.[mode] ?? NONE}: ${said.get(mode) ?? ""}`;
    let row = known.get(key);
    if (row === undefined) {
      row = example.push(mode) - 1;
      known.set(key, row);
    }
    of[mode - firstMode[task]!] = row;
  }
  return { of, example };
}
