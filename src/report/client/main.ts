/** Draws what the page has room for but cannot hold as text: the map, the charts, and the list of all classes. */
import type { Payload } from "../payload.ts";
import { drawClassList } from "./class-list.ts";
import { drawCosts } from "./costs-chart.ts";
import { find } from "./dom.ts";
import { drawMap } from "./map.ts";
import { drawPeople } from "./people-chart.ts";
import { drawWeeks } from "./weeks-chart.ts";

const text = find("report-data")?.textContent;
if (text) {
  const payload = JSON.parse(text) as Payload;
  for (const [id, draw] of [
    ["costs-chart", drawCosts],
    ["map-frame", drawMap],
    ["weeks-chart", drawWeeks],
    ["people-chart", drawPeople],
    ["class-list", drawClassList],
  ] as const) {
    const frame = find(id);
    if (frame !== undefined) draw(frame, payload);
  }
}
