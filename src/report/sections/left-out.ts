/** Who is left out and why, in sentences, with everyone in a list that opens. */
import { DASH, formatCount, formatNoun } from "../format.ts";
import { type Html, html } from "../html.ts";
import { helpWords, mostHelpful } from "../model/help.ts";
import type { Reading } from "../model/reading.ts";
import { type ReasonGroup, reasonGroups } from "../model/reasons.ts";
import { section, type Table, table } from "./parts.ts";

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
${whatHelps(reading)}
<details><summary>Everyone who is left out</summary>
${groups.map(
  (group) => html`<h3>${group.sentence}</h3>
${table({
  caption: whom(group),
  ...listOf(group),
})}`,
)}
</details>`,
  );

  function listOf({ items }: ReasonGroup): Pick<Table, "head" | "words" | "rows"> {
    const hasHelp = items.some(({ help }) => help.length > 0);
    const first = items.some(({ ids }) => ids.length > 0) ? "Who" : "Class";
    return {
      head: [first, "Home", "Reason", ...(hasHelp ? ["What would help"] : []), "People"],
      words: hasHelp ? 3 : 2,
      rows: items.map(({ cohort, ids, region, message, help, people }) => [
        cohort ?? (ids.length === 0 ? DASH : ids.join(", ")),
        placeOf(region),
        message,
        ...(hasHelp ? [help.map((one) => helpWords(one, atlas)).join("; or ") || DASH] : []),
        formatCount(people),
      ]),
    };
  }

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

/** How many are named before the list of everyone. */
const MOST_HELPFUL = 6;

/** What would help the most people, where anything is known that would. */
function whatHelps({ left, atlas }: Reading): Html | undefined {
  const helpful = mostHelpful(left, atlas, MOST_HELPFUL);
  if (helpful.length === 0) return undefined;
  return html`<h3>What would help the most people</h3>
<ul class="reasons">${helpful.map(({ what, words }) => html`<li><strong>${what}</strong>, ${words}.</li>`)}</ul>`;
}
