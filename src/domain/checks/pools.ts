/** What a phase draws on is a pool, by its id or its kind; a pool's periods begin before they end and do not overlap. */
import { closest } from "./closest.ts";
import { pathText, quoted } from "./place.ts";
import type { Subject } from "./subject.ts";

export function checkPools({ problem, names, days, faults }: Subject): void {
  const known = new Set<string>();
  for (const pool of problem.pools ?? []) {
    for (const name of [pool?.id, pool?.kind]) if (name !== undefined) known.add(name);
  }
  // A pool whose name could not be read might be the one that is meant.
  const isComplete =
    names.pools.isComplete &&
    (problem.pools ?? []).every((pool, row) => pool?.kind !== undefined || faults.isAbsent(["pools", row, "kind"]));
  problem.programmes?.forEach((programme, row) => {
    programme?.phases?.forEach((phase, k) => {
      const seen = new Map<string, number>();
      phase?.pools?.forEach((use, n) => {
        const path = ["programmes", row, "phases", k, "pools", n, "id"];
        if (use?.id === undefined) return;
        const before = seen.get(use.id);
        if (before !== undefined) {
          const first = pathText([...path.slice(0, -2), before, "id"]);
          faults.add(path, "duplicate", `is ${quoted(use.id)}, as is ${first}.`, "add the two amounts.");
        } else seen.set(use.id, n);
        if (known.has(use.id) || !isComplete) return;
        const meant = closest(use.id, known);
        const maybe = meant === undefined ? undefined : `you mean ${quoted(meant)}.`;
        faults.add(path, "dangling", `is ${quoted(use.id)}, but no pool has this id or kind.`, maybe);
      });
    });
  });
  problem.pools?.forEach((pool, row) => {
    if (typeof pool?.capacity !== "object") return;
    const periods = pool.capacity.flatMap((period, k) => {
      const from = days.of(period?.from);
      const to = days.of(period?.to);
      return from === undefined || to === undefined || from > to ? [] : [{ from, to, k, text: period?.from ?? "" }];
    });
    periods.sort((a, b) => a.from - b.from || a.k - b.k);
    for (let n = 1; n < periods.length; n++) {
      const [before, after] = [periods[n - 1]!, periods[n]!];
      if (after.from > before.to) continue;
      const says = `is ${after.text}, within the period of ${pathText(["pools", row, "capacity", before.k])}.`;
      faults.add(["pools", row, "capacity", after.k, "from"], "inconsistent", says);
    }
  });
}
