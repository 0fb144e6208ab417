/** The frame of the map, which the page's script fills, and what its signs mean. */
import { formatCount, formatNoun } from "../format.ts";
import { type Html, html } from "../html.ts";
import type { Reading } from "../model/reading.ts";
import { needsScript, section } from "./parts.ts";

export function mapSection({ figures }: Reading): Html {
  const facilities = formatNoun(figures.facilities, "facility", "facilities");
  const label = `Map of ${facilities}, of which ${formatCount(figures.facilitiesUsed)} hold ${formatNoun(figures.classes, "class", "classes")}. The list of all classes below says the same in words.`;
  return section(
    "map",
    "Where the classes are",
    html`<p>Every dot is a facility. A circle marks a facility that holds classes: the larger, the more people. Thin lines lead there from where its people live.</p>
<div class="controls" id="map-controls"></div>
<div class="map" id="map-frame" data-label="${label}"></div>
<ul class="legend" aria-label="Types of facility">${figures.types.map(
      ({ type, available, used }, row) =>
        html`<li><span class="swatch type-${row}"></span>${type} <span class="muted">${formatCount(used)} of ${formatCount(available)} used</span></li>`,
    )}${figures.left > 0 && html`<li><span class="cross" aria-hidden="true">×</span>people in no class</li>`}</ul>
<p class="muted"><small>Outlines: Natural Earth. They are coarse, so that a dot near a coast may seem to lie in the sea.</small></p>
${needsScript("The map")}`,
  );
}
