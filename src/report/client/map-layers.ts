/** The layers of a map, from the sea upwards. Thousands of dots are one path a type: points without length and with round ends. */
import { geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { NOWHERE, type Payload } from "../payload.ts";
import { drawing } from "./dom.ts";
import type { Site } from "./map-sites.ts";
import type { MapView } from "./map-view.ts";
import { count } from "./words.ts";

/** Half the width of a cross in pixels, on a narrow map and on a wide one. */
const CROSS = [1.6, 2.5] as const;

/** Where things are drawn, in pixels: facility by facility, place by place, and how large each site is. */
export interface Layout {
  readonly facilityAt: readonly (readonly [number, number])[];
  readonly placeAt: readonly (readonly [number, number])[];
  readonly radius: readonly number[];
  readonly radiusOf: (people: number) => number;
}

export function layOut(payload: Payload, sites: readonly Site[], { projection, scale, width }: MapView): Layout {
  const at = (lon: number, lat: number): [number, number] => projection([lon, lat]) ?? [Number.NaN, Number.NaN];
  // Circles grow with the map, though more slowly than it does.
  const growth = Math.min(2.2, (width < 500 ? 0.7 : 1) * Math.max(1, Math.sqrt(scale / 25)));
  const radiusOf = (people: number): number => growth * (1.2 + 0.42 * Math.sqrt(people));
  return {
    facilityAt: payload.facilities.lon.map((lon, row) => at(lon, payload.facilities.lat[row]!)),
    placeAt: payload.places.lon.map((lon, row) =>
      lon === NOWHERE ? [Number.NaN, Number.NaN] : at(lon, payload.places.lat[row]!),
    ),
    radius: sites.map((site) => radiusOf(site.people)),
    radiusOf,
  };
}

export function drawLayers(payload: Payload, sites: readonly Site[], view: MapView, layout: Layout): SVGElement[] {
  return [
    landLayer(payload, view),
    ...dotLayers(payload, view, layout),
    wayLayer(sites, layout),
    leftLayer(payload, view, layout),
    siteLayer(payload, sites, layout),
    sizeKey(sites, view, layout),
  ];
}

/** A path from a site to each place where its people live. */
export function waysTo(site: Site, { facilityAt, placeAt }: Layout): string {
  const [x, y] = facilityAt[site.facility]!;
  return site.places.map((place) => `M${point(placeAt[place]!)}L${point([x, y])}`).join("");
}

function landLayer({ land }: Payload, { projection }: MapView): SVGElement {
  const path = drawing("path", { class: "land" });
  if (land === undefined) return path;
  const topology = land as unknown as Topology;
  const countries = feature(topology, topology.objects["countries"] as GeometryCollection);
  path.setAttribute("d", geoPath(projection).digits(1)(countries) ?? "");
  return path;
}

function dotLayers({ facilities, types }: Payload, { scale }: MapView, { facilityAt }: Layout): SVGElement[] {
  const size = Math.min(5, Math.max(1.6, 2.3 * Math.sqrt(scale / 25)));
  return types.map((_, type) => {
    const dots = facilityAt.filter((_, row) => facilities.type[row] === type).map((at) => `M${point(at)}h0`);
    return drawing("path", { class: `dots type-${type}`, d: dots.join(""), "stroke-width": size });
  });
}

function wayLayer(sites: readonly Site[], layout: Layout): SVGElement {
  return drawing("path", { class: "ways", d: sites.map((site) => waysTo(site, layout)).join("") });
}

/** A cross wherever people live who are in no class. */
function leftLayer({ leftAt }: Payload, { width }: MapView, { placeAt }: Layout): SVGElement {
  const half = CROSS[width < 500 ? 0 : 1];
  const crosses: string[] = [];
  for (let i = 0; i < leftAt.length; i += 2) {
    const [x, y] = placeAt[leftAt[i]!]!;
    if (Number.isNaN(x)) continue;
    crosses.push(`M${point([x - half, y - half])}L${point([x + half, y + half])}`);
    crosses.push(`M${point([x - half, y + half])}L${point([x + half, y - half])}`);
  }
  return drawing("path", { class: "left-out", d: crosses.join("") });
}

function siteLayer({ facilities }: Payload, sites: readonly Site[], { facilityAt, radius }: Layout): SVGElement {
  const circles = sites.map(({ facility }, row) => {
    const [cx, cy] = facilityAt[facility]!;
    return drawing("circle", {
      class: `type-${facilities.type[facility]}`,
      cx: round(cx),
      cy: round(cy),
      r: round(radius[row]!),
    });
  });
  return drawing("g", { class: "sites" }, ...circles);
}

/** How many people a circle stands for, in a corner where there is mostly sea. */
function sizeKey(sites: readonly Site[], { height }: MapView, { radiusOf }: Layout): SVGElement {
  const key = drawing("g", { class: "sizes" });
  const most = sites[0]?.people ?? 0;
  const shown = [20, 50, 100, 250, 1000].filter((people, row) => row === 0 || people <= most);
  let x = 12;
  for (const people of most === 0 ? [] : shown) {
    const r = radiusOf(people);
    const words = `${count(people)}${people === shown.at(-1) ? " people" : ""}`;
    key.append(
      drawing("circle", { cx: round(x + r), cy: height - 16, r: round(r) }),
      drawing("text", { x: round(x + 2 * r + 4), y: height - 12 }, words),
    );
    x += 2 * r + 14 + 6.5 * words.length;
  }
  return key;
}

function point([x, y]: readonly [number, number]): string {
  return `${round(x)},${round(y)}`;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
