/** The map: drawn at the width of the page, for the nation or for one province, with words for what the pointer is on. */
import type { Payload } from "../payload.ts";
import { drawAtWidth, drawing, element, find } from "./dom.ts";
import { drawLayers, type Layout, layOut } from "./map-layers.ts";
import { pointsIn, sitesOf } from "./map-sites.ts";
import { makeTip } from "./map-tip.ts";
import { viewOf } from "./map-view.ts";

export function drawMap(frame: HTMLElement, payload: Payload): void {
  if (pointsIn(payload, undefined).length === 0) return;
  const sites = sitesOf(payload);
  let layout: Layout = { facilityAt: [], placeAt: [], radius: [], radiusOf: () => 0 };
  let width = 0;
  let province: number | undefined;

  const svg = drawing("svg", { role: "img", "aria-label": frame.dataset["label"] ?? "" });
  const tip = makeTip(payload, sites, () => layout);
  frame.replaceChildren(svg, tip.box);

  const draw = (): void => {
    const view = viewOf(pointsIn(payload, province), width);
    layout = layOut(payload, sites, view);
    svg.setAttribute("viewBox", `0 0 ${view.width} ${view.height}`);
    svg.replaceChildren(...drawLayers(payload, sites, view, layout), tip.marks);
    tip.hide();
  };
  const point = (event: MouseEvent): void => {
    const box = svg.getBoundingClientRect();
    tip.showAt(event.clientX - box.left, event.clientY - box.top, width);
  };
  svg.addEventListener("pointermove", point);
  svg.addEventListener("click", point);
  svg.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse") tip.hide();
  });

  find("map-controls")?.replaceChildren(
    ...provinceChooser(payload, (chosen) => {
      province = chosen;
      draw();
    }),
  );
  drawAtWidth(frame, (available) => {
    width = available;
    draw();
  });
}

/** Nothing where there is only one province to choose. */
function provinceChooser(payload: Payload, choose: (province: number | undefined) => void): HTMLElement[] {
  const rows = [...new Set(payload.facilities.province)].sort((a, b) =>
    payload.provinces[a]!.localeCompare(payload.provinces[b]!, "en"),
  );
  if (rows.length < 2) return [];
  const select = element(
    "select",
    {},
    element("option", { value: "" }, "Everything"),
    ...rows.map((row) => element("option", { value: row }, payload.provinces[row]!)),
  );
  select.addEventListener("change", () => choose(select.value === "" ? undefined : Number(select.value)));
  return [element("label", {}, "Show on the map", select)];
}
