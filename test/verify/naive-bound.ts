/** The value of a certificate straight from its definition, over the enumerator's options: the plain twin of `verifyBound`. */
import type { Certificate, CertificateLeaf, CertificateNode, Problem } from "../../src/domain/index.ts";
import { type Choices, capacityOf, choicesOf, datesOf, daysBetween } from "../oracle/enumerate.ts";

export function naiveBound(problem: Problem, { unit, tree }: Certificate): number {
  const choices = choicesOf(problem);
  const all = new Map((problem.waves ?? []).map(({ id }) => [id, datesOf(problem)]));
  const values = [...leavesOf(problem, tree, all)].map(({ leaf, open }) =>
    [...open.values()].every((dates) => dates.length > 0) ? leafValue(problem, choices, unit, leaf, open) : undefined,
  );
  const least = values.reduce((a, b) => (a === undefined || (b !== undefined && b < a) ? b : a), undefined)!;
  // The ceiling of a ratio, by the floor of its opposite.
  const rest = ((least % BigInt(unit)) + BigInt(unit)) % BigInt(unit);
  return Number((least - rest) / BigInt(unit)) + (rest === 0n ? 0 : 1);
}

type OpenDates = ReadonlyMap<string, readonly string[]>;

function* leavesOf(
  problem: Problem,
  node: CertificateNode,
  open: OpenDates,
): Iterable<{ leaf: CertificateLeaf; open: OpenDates }> {
  if (node.kind === "leaf") {
    yield { leaf: node, open };
    return;
  }
  let after = "";
  for (const { to = problem.horizon.end, node: child } of node.parts) {
    const left = open.get(node.wave)!.filter((date) => after < date && date <= to);
    yield* leavesOf(problem, child, new Map(open).set(node.wave, left));
    after = to;
  }
}

function leafValue(
  problem: Problem,
  choices: readonly Choices[],
  unit: number,
  leaf: CertificateLeaf,
  open: OpenDates,
) {
  const dates = datesOf(problem);
  const prices = new Map<string, number>();
  let owed = 0n;
  for (const priced of leaf.rows) {
    if (priced.kind !== "room") throw new Error(`Rows of kind ${priced.kind} are not looked at here.`);
    const { ids, day, prices: row } = priced;
    row.forEach((price, k) => {
      const date = dates[dates.indexOf(day) + k]!;
      prices.set(JSON.stringify([...ids, date]), price);
      owed += BigInt(price) * BigInt(capacityOf(problem, ids[0], ids[1], date));
    });
  }
  const cheapest = ({ options, unplaced }: Choices, isAllowed: (start: string) => boolean): bigint => {
    const costs = options
      .filter(({ days }) => isAllowed(days[0]!))
      .map(({ facility, room, days, cost }) =>
        days.reduce((sum, date) => sum + (prices.get(JSON.stringify([facility, room, date])) ?? 0), unit * cost),
      );
    return BigInt(Math.min(unit * unplaced, ...costs));
  };

  let value = -owed;
  for (const choice of choices.filter(({ cohort }) => cohort.wave === undefined)) value += cheapest(choice, () => true);
  for (const { id, spreadDays } of problem.waves ?? []) {
    const members = choices.filter(({ cohort }) => cohort.wave === id);
    const sums = open.get(id)!.map((first) =>
      members.reduce((sum, choice) => {
        const isAllowed = (start: string) => daysBetween(first, start) >= 0 && daysBetween(first, start) <= spreadDays;
        return sum + cheapest(choice, isAllowed);
      }, 0n),
    );
    value += sums.sort((a, b) => (a < b ? -1 : 1))[0]!;
  }
  return value;
}
