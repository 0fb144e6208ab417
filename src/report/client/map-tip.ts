/** What is under the pointer: a box of words, a ring around it, and the ways that lead to it. */
import type { Payload } from "../payload.ts";
import { drawing, element } from "./dom.ts";
import { type Layout, waysTo } from "./map-layers.ts";
import type { Site } from "./map-sites.ts";
import { count, km, noun } from "./words.ts";

/** Fingers and eyes are not exact: a dot is found from this many pixels away. */
const NEAR = 10;
const MOST_CLASSES = 4;

export interface Tip {
  readonly box: HTMLElement;
  readonly marks: SVGElement;
  /** Shows what is at this place of a map of this width, or nothing where nothing is near. */
  showAt(x: number, y: number, width: number): void;
  hide(): void;
}

export function makeTip(payload: Payload, sites: readonly Site[], layout: () => Layout): Tip {
  const box = element("div", { class: "tip", role: "status" });
  const ring = drawing("circle", { class: "marked" });
  const ways = drawing("path", { class: "marked" });
  const marks = drawing("g", {}, ways, ring);
  const siteOf = new Map(sites.map((site, row) => [site.facility, row]));
  let shown = -1;
  const hide = (): void => {
    shown = -1;
    box.hidden = true;
    marks.setAttribute("visibility", "hidden");
  };
  hide();
  return {
    box,
    marks,
    hide,
    showAt(x, y, width) {
      const at = layout();
      const facility = facilityNear(x, y, sites, at);
      if (facility === undefined) return hide();
      if (facility === shown) return;
      shown = facility;
      const [cx, cy] = at.facilityAt[facility]!;
      const row = siteOf.get(facility);
      const site = row === undefined ? undefined : sites[row];
      ring.setAttribute("cx", String(cx));
      ring.setAttribute("cy", String(cy));
      ring.setAttribute("r", String((row === undefined ? 2 : at.radius[row]!) + 2));
      ways.setAttribute("d", site === undefined ? "" : waysTo(site, at));
      marks.removeAttribute("visibility");
      box.replaceChildren(...words(payload, facility, site));
      box.hidden = false;
      const left = Math.min(Math.max(0, cx + 14), Math.max(0, width - box.offsetWidth));
      const covers = left < cx + 8;
      const top = cy > box.offsetHeight + 20 || !covers ? Math.max(0, cy - box.offsetHeight - 12) : cy + 14;
      box.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    },
  };
}

/** Circles come before dots, the smallest circle first, since it lies on top. */
function facilityNear(x: number, y: number, sites: readonly Site[], at: Layout): number | undefined {
  for (let row = sites.length - 1; row >= 0; row--) {
    const [cx, cy] = at.facilityAt[sites[row]!.facility]!;
    if (Math.hypot(cx - x, cy - y) <= at.radius[row]! + 1) return sites[row]!.facility;
  }
  let nearest: number | undefined;
  let least = NEAR;
  at.facilityAt.forEach(([cx, cy], facility) => {
    const distance = Math.hypot(cx - x, cy - y);
    if (distance < least) {
      least = distance;
      nearest = facility;
    }
  });
  return nearest;
}

function words(payload: Payload, facility: number, site: Site | undefined): HTMLElement[] {
  const { facilities, types, regions, provinces, classes, dates } = payload;
  const region = regions[facilities.region[facility]!]!;
  const province = provinces[facilities.province[facility]!]!;
  const lines = [
    element("p", {}, element("strong", {}, facilities.name[facility]!)),
    element(
      "p",
      { class: "muted" },
      `${types[facilities.type[facility]!]}, ${region === province ? region : `${region}, ${province}`}`,
    ),
  ];
  if (site === undefined) return [...lines, element("p", {}, "No class is held here.")];
  lines.push(
    element("p", {}, `${noun(site.classes.length, "class", "classes")}, ${noun(site.people, "person", "people")}`),
  );
  for (const row of site.classes.slice(0, MOST_CLASSES)) {
    const [people, when, way] = [count(classes.people[row]!), dates[classes.dates[row]!]!, km(classes.roadM[row]!)];
    lines.push(element("p", { class: "muted" }, `${classes.cohort[row]}: ${people} people, ${when}, ${way}\u00a0km`));
  }
  const more = site.classes.length - MOST_CLASSES;
  if (more > 0) lines.push(element("p", { class: "muted" }, `and ${count(more)} more`));
  return lines;
}
