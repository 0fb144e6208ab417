/** Shift minimisation: each task, at its fixed time, goes to a qualified worker who does one at a time; fewest workers. */
export interface SmptspInstance {
  /** Half-open. [task] */
  readonly interval: readonly { readonly start: number; readonly end: number }[];
  /** Tasks that a worker may do. [worker] */
  readonly skills: readonly (readonly number[])[];
}

export function parseSmptsp(text: string, name: string): SmptspInstance {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  let at = 0;
  const next = (expected: string, pattern: RegExp): RegExpExecArray => {
    const line = lines[at++];
    const match = pattern.exec(line ?? "");
    if (match === null) throw new Error(`${name}: ${line === undefined ? "ends" : `"${line}"`}, expected ${expected}`);
    return match;
  };
  const type = next('a line "Type = 1"', /^Type\s*=\s*(\d+)$/)[1];
  if (type !== "1") throw new Error(`${name}: type ${type}, expected 1`);
  const tasks = Number(next('a line "Jobs = n"', /^Jobs\s*=\s*(\d+)$/)[1]);
  const interval = Array.from({ length: tasks }, (_, task) => {
    const [, start, end] = next(`start and end of task ${task}`, /^(\d+)\s+(\d+)$/);
    return { start: Number(start), end: Number(end) };
  });
  const workers = Number(next('a line "Qualifications = q"', /^Qualifications\s*=\s*(\d+)$/)[1]);
  const skills = Array.from({ length: workers }, (_, worker) => {
    const [, count, rest = ""] = next(`tasks of worker ${worker}`, /^(\d+)\s*:([\d\s]*)$/);
    const list = (rest.match(/\d+/g) ?? []).map(Number);
    if (list.length !== Number(count))
      throw new Error(`${name}: worker ${worker} has ${list.length} tasks, says ${count}`);
    const unknown = list.find((task) => task >= tasks);
    if (unknown !== undefined) throw new Error(`${name}: worker ${worker} may do task ${unknown}, of ${tasks} tasks`);
    return list;
  });
  if (at < lines.length) throw new Error(`${name}: goes on with "${lines[at]}", expected its end`);
  return { interval, skills };
}
