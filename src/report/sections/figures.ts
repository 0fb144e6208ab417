/** The plan in figures: people, classes, places, money. */
import { DASH, formatCount, formatKm, formatShare, formatTenths } from "../format.ts";
import { type Html, html } from "../html.ts";
import { isJoint, type Reading } from "../model/reading.ts";
import { costTerms } from "../model/terms.ts";
import { section, table } from "./parts.ts";

export function figuresSection(reading: Reading): Html {
  return section(
    "figures",
    "The plan in figures",
    html`<dl class="tiles">${tiles(reading)}</dl>
<div class="columns">
  <div>
    <h3>Cost by kind</h3>
    <div class="chart" id="costs-chart"></div>
    ${costTable(reading)}
  </div>
  <div>
    <h3>Classes by type of facility</h3>
    ${typeTable(reading)}
  </div>
</div>`,
  );
}

function tiles(reading: Reading): Html[] {
  const { figures, input } = reading;
  const ofAll = (count: number): string =>
    figures.people === 0 ? "" : `${formatShare(count / figures.people)} of all`;
  const rest: [string, string, string][] = [];
  if (input.left !== undefined || isJoint(reading))
    rest.push(["In no class", formatCount(figures.left), ofAll(figures.left)]);
  const all: [string, string, string][] = [
    ["People trained", formatCount(figures.placed), ofAll(figures.placed)],
    ...(isJoint(reading) && figures.unplaced === 0
      ? []
      : [
          ["In a class without a place", formatCount(figures.unplaced), ofAll(figures.unplaced)] as [
            string,
            string,
            string,
          ],
        ]),
    ...rest,
    ["Classes", formatCount(figures.classes), ""],
    ["Facilities used", formatCount(figures.facilitiesUsed), `of ${formatCount(figures.facilities)}`],
    ["Rooms used", formatCount(figures.roomsUsed), `of ${formatCount(figures.rooms)}`],
    ["Average class", figures.averageSize === undefined ? DASH : formatTenths(figures.averageSize), "people"],
    ["Seats filled", figures.seatsFilled === undefined ? DASH : formatShare(figures.seatsFilled), "in the rooms used"],
    ["Average journey", `${formatKm(figures.averageRoadM)} km`, "by road, one way"],
    ["Longest journey", `${formatKm(figures.longestRoadM)} km`, "by road, one way"],
  ];
  if (figures.boarders > 0) all.push(["Places in dormitories", formatCount(figures.boarders), "people, once a class"]);
  return all.map(([name, figure, of]) => html`<div><dt>${name}</dt><dd>${figure} <small>${of}</small></dd></div>`);
}

function costTable({ input, atlas }: Reading): Html {
  const { total, terms } = input.solution.score;
  return table({
    caption: `Amounts in ${atlas.costs.currency}`,
    head: ["Kind", "Cost", "Share"],
    rows: costTerms(terms).map(({ label, amount }) => [
      label,
      formatCount(amount),
      total === 0 ? DASH : formatShare(amount / total),
    ]),
    foot: ["Together", formatCount(total), total === 0 ? DASH : formatShare(1)],
  });
}

function typeTable({ figures }: Reading): Html {
  return table({
    caption: "How many facilities of each type hold classes",
    head: ["Type", "Classes", "People", "Used", "In all"],
    rows: figures.types.map(({ type, classes, people, used, available }) => [
      html`<span class="swatch type-${figures.types.findIndex((row) => row.type === type)}"></span>${type}`,
      formatCount(classes),
      formatCount(people),
      formatCount(used),
      formatCount(available),
    ]),
    foot: [
      "Together",
      formatCount(figures.classes),
      formatCount(figures.types.reduce((people, row) => people + row.people, 0)),
      formatCount(figures.facilitiesUsed),
      formatCount(figures.facilities),
    ],
  });
}
