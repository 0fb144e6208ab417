/** Who is left out and why, in sentences, with everyone in a list that opens. */
import { DASH, formatCount, formatNoun } from "../format.ts";
import { type Html, html } from "../html.ts";
import type { Reading } from "../model/reading.ts";
import { type ReasonGroup, reasonGroups } from "../model/reasons.ts";
import { section, table } from "./parts.ts";

export function leftOutSection(reading: Reading): Html {
  const { atlas, figures } = reading;
  const groups = reasonGroups(reading);
  if (groups.length === 0) {
    return section("left-out", "Who is left out, and why", html`<p>Nobody: everyone is trained.</p>`);
  }
  const people = figures.unplaced + figures.left;
  return section(
    "left-out",
    "Who is left out, and why",
    html`<p>${formatNoun(people, "person is", "people are")} not trained under this plan.</p>
<ul class="reasons">${groups.map(
      (group) => html`<li><strong>${whom(group)}.</strong> ${group.sentence} <code>${group.code}</code></li>`,
    )}</ul>
<details><summary>Everyone who is left out</summary>
${groups.map(
  (group) => html`<h3>${group.sentence}</h3>
${table({
  caption: whom(group),
  head: ["Class", "Home", "Reason", "People"],
  words: 2,
  rows: group.items.map((item) => [item.cohort ?? DASH, placeOf(item.region), item.message, formatCount(item.people)]),
})}`,
)}
</details>`,
  );

  function placeOf(region: string): string {
    const [name, province] = [atlas.nameOf(region), atlas.nameOf(atlas.provinceOf(region))];
    return name === province ? name : `${name}, ${province}`;
  }
}

function whom({ stage, people, items }: ReasonGroup): string {
  const persons = formatNoun(people, "person", "people");
  return stage === "placing"
    ? `${persons} in ${formatNoun(items.length, "class", "classes")} without a place`
    : `${persons} in no class`;
}
