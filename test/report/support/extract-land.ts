import { readFileSync } from "node:fs";
import { landWithin, type Topology, type View } from "../../../src/report/land/topology.ts";

/** A module of `src/report/land` that holds the countries of a file of world-atlas within a view, as text that is parsed when it is needed. */
export function landModule(name: string, file: string, what: string, view: View): string {
  const atlas = JSON.parse(readFileSync(`node_modules/world-atlas/${file}`, "utf8")) as AtlasFile;
  const geometries = atlas.objects.countries.geometries.flatMap((country) => {
    if (country.type === undefined) return [];
    const arcs = country.type === "Polygon" ? [country.arcs as Polygon] : (country.arcs as Polygon[]);
    return [{ type: "MultiPolygon" as const, arcs }];
  });
  const { transform, arcs } = atlas;
  const countries = { type: "GeometryCollection" as const, geometries };
  const text = JSON.stringify(landWithin({ type: "Topology", transform, arcs, objects: { countries } }, view));
  return `// Extracted from ${file} of world-atlas by "vitest run test/report/land --update".
/** ${what}, as TopoJSON from Natural Earth, which is in the public domain. */
export const ${name}: string =
  '${text}';
`;
}

type Polygon = number[][];

interface AtlasFile {
  readonly transform: Topology["transform"];
  readonly arcs: Topology["arcs"];
  readonly objects: { readonly countries: { readonly geometries: readonly { type?: string; arcs: unknown }[] } };
}
