/** Outlines of countries as TopoJSON: borders are arcs that neighbours share, written as steps on a grid. */

interface Country {
  readonly type: "MultiPolygon";
  /** Polygons of rings of arcs; arc `~i` is arc `i` backwards. */
  readonly arcs: readonly (readonly (readonly number[])[])[];
}

export interface Topology {
  readonly type: "Topology";
  readonly transform: { readonly scale: readonly [number, number]; readonly translate: readonly [number, number] };
  readonly arcs: readonly (readonly (readonly [number, number])[])[];
  readonly objects: {
    readonly countries: { readonly type: "GeometryCollection"; readonly geometries: readonly Country[] };
  };
}

/** A part of the world, in degrees; `lon` is counted from `middle`, so that no view is cut at the date line. */
export interface View {
  readonly middle: number;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** The polygons that reach into the view, whole, with the arcs that they need and no others. */
export function landWithin(topology: Topology, view: View): Topology {
  const boxes = topology.arcs.map((arc) => boxOf(arc, topology.transform, view.middle));
  const isSeen = (rings: Country["arcs"][number]): boolean =>
    touches(
      rings[0]!.map((arc) => boxes[rowOf(arc)]!),
      view,
    );
  const countries = topology.objects.countries.geometries
    .map((country) => country.arcs.filter(isSeen))
    .filter((polygons) => polygons.length > 0);

  const rows = [...new Set(countries.flat(3).map(rowOf))].sort((a, b) => a - b);
  const newRow = new Map(rows.map((row, index) => [row, index]));
  const renumber = (arc: number): number => (arc < 0 ? ~newRow.get(~arc)! : newRow.get(arc)!);
  const geometries = countries.map((polygons) => ({
    type: "MultiPolygon" as const,
    arcs: polygons.map((rings) => rings.map((ring) => ring.map(renumber))),
  }));
  return {
    type: "Topology",
    transform: topology.transform,
    arcs: rows.map((row) => topology.arcs[row]!),
    objects: { countries: { type: "GeometryCollection", geometries } },
  };
}

/** Degrees east of `middle`, from -180 up to 180. */
export function eastOf(middle: number, lon: number): number {
  return ((((lon - middle + 180) % 360) + 360) % 360) - 180;
}

function rowOf(arc: number): number {
  return arc < 0 ? ~arc : arc;
}

function boxOf(arc: Topology["arcs"][number], { scale, translate }: Topology["transform"], middle: number): View {
  let [x, y, west, east, south, north] = [0, 0, 180, -180, 90, -90];
  for (const [dx, dy] of arc) {
    x += dx;
    y += dy;
    const lon = eastOf(middle, x * scale[0] + translate[0]);
    const lat = y * scale[1] + translate[1];
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return { middle, west, east, south, north };
}

/** Whether the box around all boxes overlaps the view. */
function touches(boxes: readonly View[], view: View): boolean {
  return (
    Math.min(...boxes.map((box) => box.west)) <= view.east &&
    Math.max(...boxes.map((box) => box.east)) >= view.west &&
    Math.min(...boxes.map((box) => box.south)) <= view.north &&
    Math.max(...boxes.map((box) => box.north)) >= view.south
  );
}
