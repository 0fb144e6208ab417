/** People and classes by province, and when the classes run. */
import { DASH, formatCount, formatKm, formatNoun } from "../format.ts";
import { type Html, html } from "../html.ts";
import { sum } from "../model/figures.ts";
import type { ProvinceFigures } from "../model/provinces.ts";
import type { Reading } from "../model/reading.ts";
import { needsScript, section, table } from "./parts.ts";

export function loadSection(reading: Reading): Html {
  const { atlas, classes, weeks } = reading;
  const [word, words] = atlas.hasProvinces ? ["province", "provinces"] : ["region", "regions"];
  // Where all start together, the weeks of all are the same.
  const inWeeks = weeks.mondays.length > 1 && new Set(classes.map(({ assignment }) => assignment.start)).size > 1;
  const chart = inWeeks
    ? html`<h3>Classes running in each week</h3>
<p>Rows are the ${words} where classes are taught, columns weeks named after their Monday. The stronger the colour, the more classes.</p>
<div class="chart" id="weeks-chart"></div>`
    : undefined;
  return section(
    "load",
    inWeeks ? `By ${word} and week` : `By ${word}`,
    html`${chart}
<h3>People by ${word} of home</h3>
<ul class="legend"><li><span class="swatch placed"></span>trained</li><li><span class="swatch unplaced"></span>in a class without a place</li><li><span class="swatch left"></span>in no class</li></ul>
<div class="chart" id="people-chart"></div>
${needsScript("The chart")}
<p>People are counted where they live, classes and their cost where they are taught.</p>
${provinceTable(reading)}`,
  );
}

function provinceTable({ provinces, atlas, input }: Reading): Html {
  const row = (name: string, figures: Omit<ProvinceFigures, "province">, cost: number): string[] => [
    name,
    formatCount(figures.placed + figures.unplaced + figures.left),
    formatCount(figures.placed),
    formatCount(figures.unplaced),
    formatCount(figures.left),
    formatKm(figures.placed === 0 ? undefined : figures.roadM / figures.placed),
    formatCount(figures.classes),
    formatCount(figures.facilitiesUsed),
    formatCount(cost),
  ];
  const total = {
    placed: sum(provinces, ({ placed }) => placed),
    unplaced: sum(provinces, ({ unplaced }) => unplaced),
    left: sum(provinces, ({ left }) => left),
    roadM: sum(provinces, ({ roadM }) => roadM),
    classes: sum(provinces, ({ classes }) => classes),
    facilitiesUsed: sum(provinces, ({ facilitiesUsed }) => facilitiesUsed),
  };
  const { total: cost, terms } = input.solution.score;
  const ofClasses = sum(provinces, (province) => province.cost);
  // Whatever the score counts beyond the classes themselves has a line of its own, so that the column adds up.
  const other = cost - terms.unplaced - ofClasses;
  const rest = other === 0 ? [] : [["Not by class", DASH, DASH, DASH, DASH, DASH, DASH, DASH, formatCount(other)]];
  const caption = `${formatNoun(provinces.length, atlas.hasProvinces ? "province" : "region", atlas.hasProvinces ? "provinces" : "regions")} with people or classes`;
  return table({
    caption: `${caption}; cost of classes in ${atlas.costs.currency}, without what is counted for people without a place`,
    head: [
      atlas.hasProvinces ? "Province" : "Region",
      "People",
      "Trained",
      "Without a place",
      "In no class",
      "Average km",
      "Classes",
      "Facilities",
      "Cost",
    ],
    rows: [...provinces.map((province) => row(atlas.nameOf(province.province), province, province.cost)), ...rest],
    foot: row("Together", { ...total, cost: 0 }, cost - terms.unplaced),
  });
}
