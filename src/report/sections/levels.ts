/** What comes before costs: who is placed at all, how groups share what is lacking, and what that costs. */
import type { LevelResult } from "../../domain/index.ts";
import { formatCount, formatMoney, formatNoun, formatShare } from "../format.ts";
import { type Html, html } from "../html.ts";
import type { Reading } from "../model/reading.ts";
import { section, table } from "./parts.ts";

export function hasLevels({ input }: Reading): boolean {
  return (input.solution.levels ?? []).length > 0;
}

export function levelsSection(reading: Reading): Html | undefined {
  if (!hasLevels(reading)) return undefined;
  const { levels = [], fairness } = reading.input.solution;
  const fair = levels.filter(({ level }) => level === "fairness");
  const placement = levels.find(({ level }) => level === "placement");
  return section(
    "levels",
    "What comes before costs",
    html`${placement !== undefined && aboutPlacement(placement)}
${
  fair.length > 0 &&
  html`<h3>Fair shares</h3>
<p>The group with the largest share of people without a place comes first: that share was made as small as possible, then that of the next
group, and so on, before any cost.</p>
${fairness !== undefined && html`<p>${priceOf(reading)}</p>`}
${groupTable(reading, fair)}`
}`,
  );
}

/** What the level of placement says, in one sentence; the headline shows it as well. */
export function placementLine({ status, value, bound }: LevelResult): string {
  if (value === Number.POSITIVE_INFINITY) return "No plan is known.";
  if (status === "optimal") return "No plan places more: this is proven.";
  return `At the very most ${formatCount(value - bound)} more could be placed.`;
}

function aboutPlacement(placement: LevelResult): Html {
  return html`<h3>As many placed as can be</h3>
<p>Before any cost was looked at as many people as possible were placed, each counted by the priority of the class. By that count
${placement.value === 0 ? "nobody" : formatCount(placement.value)} ${placement.value > 1 ? "are" : "is"} left out. ${placementLine(placement)}</p>`;
}

/** What fairness costs, with honest bounds on both sides. */
function priceOf({ input, atlas }: Reading): string {
  const { least, most } = input.solution.fairness!.price;
  const money = (amount: number): string => formatMoney(amount, atlas.costs.currency);
  if (least === most) return `This costs ${money(most)} more than the best plan without it: this is proven.`;
  if (least <= 0) return `This costs at most ${money(Math.max(0, most))} more than the best plan without it.`;
  return `This costs ${money(least)} to ${money(most)} more than the best plan without it.`;
}

function groupTable({ input, atlas }: Reading, levels: readonly LevelResult[]): Html {
  const before = new Map(input.solution.fairness?.groups.map(({ group, unplacedWithout }) => [group, unplacedWithout]));
  return table({
    caption: formatNoun(levels.length, "group", "groups"),
    head: ["Group", "People", "Without a place", "Share", "Without fairness", "At least without a place"],
    rows: levels.map(({ group = "", of = 0, value, bound, status }) => [
      atlas.nameOf(group),
      formatCount(of),
      formatCount(value),
      of === 0 ? "" : formatShare(value / of),
      formatCount(before.get(group) ?? 0),
      status === "optimal" ? html`${formatCount(bound)} <small>proven</small>` : formatCount(Math.max(0, bound)),
    ]),
  });
}
