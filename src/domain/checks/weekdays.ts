/** A list of weekdays names each at most once. */
import type { Faults } from "./faults.ts";
import { type Path, pathText } from "./place.ts";
import type { Subject } from "./subject.ts";

export function checkWeekdays({ problem, faults }: Subject): void {
  problem.calendars?.forEach((calendar, row) => {
    checkList(calendar?.week, ["calendars", row, "week"], faults);
    const weekdays = calendar?.noHalfDays?.map((day) => (typeof day === "string" ? day : undefined));
    checkList(weekdays, ["calendars", row, "noHalfDays"], faults);
  });
  problem.programmes?.forEach((programme, row) => {
    programme?.phases?.forEach((phase, k) => {
      checkList(phase?.startDays, ["programmes", row, "phases", k, "startDays"], faults);
    });
  });
}

function checkList(weekdays: readonly (string | undefined)[] | undefined, path: Path, faults: Faults): void {
  weekdays?.forEach((weekday, k) => {
    const first = weekdays.indexOf(weekday);
    if (weekday === undefined || first === k) return;
    faults.add([...path, k], "duplicate", `is ${weekday}, as is ${pathText([...path, first])}.`);
  });
}
