import type { ClassRule } from "../rule.ts";

/** `half-days`: all sessions of a class have the same part: `full`, or, when its phase has half days, `morning` or `afternoon`. */
export const halfDays: ClassRule = {
  id: "half-days",
  holds: ({ assignment, part }) => assignment.sessions.every((session) => session.part === part),
  explain: ({ cohort, facility, phase, assignment, part }) => {
    const { date, part: claimed } = assignment.sessions.find((session) => session.part !== part)!;
    const expected = phase.sessions === "half" ? "all in the morning or all in the afternoon" : part;
    return {
      date,
      message: `Cohort ${cohort.id} at facility ${facility.id} has a session on ${date} (${claimed}), expected ${expected}.`,
    };
  },
};
