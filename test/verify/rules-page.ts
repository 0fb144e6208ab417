/** Reads the pages of `docs/rules`. */
import ts from "typescript";
import type { Assignment, Cohort, OwnRule, Plan, Problem } from "../../src/domain/index.ts";

/** The blocks of a language in a page. */
export function blocks(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)\n\`\`\`$`, "gms"))].map(([, inside]) => inside!);
}

/** The rules that code exports. */
export function rulesIn(code: string): readonly OwnRule[] {
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const exported: { rules?: readonly OwnRule[] } = {};
  new Function("exports", outputText)(exported);
  return exported.rules ?? [];
}

/** What is quoted: violations. */
export function quoted(text: string): string[] {
  return [...text.matchAll(/^> (.*)$/gm)].map(([, line]) => line!);
}

/** Fields added to an object; elements of lists that have ids are found by them. */
export function merged(base: unknown, added: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(added) && added.every((one) => typeof one?.id === "string")) {
    const kept = base.map((one) => {
      const more = added.find(({ id }) => id === one.id);
      return more === undefined ? one : merged(one, more);
    });
    return [...kept, ...added.filter(({ id }) => base.every((one) => one.id !== id))];
  }
  if (typeof base !== "object" || typeof added !== "object" || Array.isArray(added)) return added;
  const both: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(added as object)) {
    both[key] = key in both ? merged(both[key], value) : value;
  }
  return both;
}

/** The plan of a table: cohort, phase, facility, room, unit, first and last day, and the part where it is not whole days. */
export function planIn(problem: Problem, text: string): Plan {
  const rows = text.split("\n").filter((line) => /^\| [^-]/.test(line) && !line.startsWith("| cohort "));
  const assignments = rows.map((line): Assignment => {
    const [cohort, phase, facility, room, unit, days, part = "full"] = line.slice(2, -2).split(" | ") as string[];
    const dates = days!.split(", ");
    return {
      cohort: cohort!,
      phase: phase!,
      facility: facility!,
      room: room!,
      unit: Number(unit),
      start: dates[0]!,
      end: dates.at(-1)!,
      sessions: dates.map((date) => ({ date, part: part as "full" })),
    };
  });
  const unplaced = problem.cohorts
    .filter(({ id }: Cohort) => assignments.every(({ cohort }) => cohort !== id))
    .map(({ id }) => ({ cohort: id, reason: { code: "full" as const, message: "" } }));
  return { assignments, unplaced };
}
