/** The columns of the list of classes: what each shows, and by what it is sorted. */
import type { Payload } from "../payload.ts";
import { count, km } from "./words.ts";

export interface Column {
  readonly id: string;
  readonly heading: string;
  readonly isFigure: boolean;
  /** Text of a row. */
  show(row: number): string;
  /** What rows are ordered by: numbers before text. */
  key(row: number): number | string;
}

export function classColumns(payload: Payload): Column[] {
  const { classes, facilities, provinces, types, dates, currency, provinceWord } = payload;
  const words = (id: string, heading: string, show: (row: number) => string): Column => ({
    id,
    heading,
    isFigure: false,
    show,
    key: show,
  });
  const figure = (id: string, heading: string, values: readonly number[], show: (value: number) => string): Column => ({
    id,
    heading,
    isFigure: true,
    show: (row) => show(values[row]!),
    key: (row) => values[row]!,
  });
  const several = new Set(classes.programme).size > 1;
  return [
    words("cohort", "Class", (row) => classes.cohort[row]!),
    ...(several ? [words("programme", "Programme", (row) => classes.programme[row]!)] : []),
    ...(classes.phase === undefined ? [] : [words("phase", "Phase", (row) => classes.phase![row]!)]),
    words("province", provinceWord, (row) => provinces[facilities.province[classes.facility[row]!]!]!),
    words("facility", "Facility", (row) => {
      const facility = classes.facility[row]!;
      const [name, type] = [facilities.name[facility]!, types[facilities.type[facility]!]!];
      return name.includes(type) ? name : `${name} (${type})`;
    }),
    words("room", "Room", (row) => classes.room[row]!),
    {
      id: "dates",
      heading: "Dates",
      isFigure: false,
      show: (row) => dates[classes.dates[row]!]!,
      key: (row) => classes.dates[row]!,
    },
    figure("people", "People", classes.people, count),
    words("origins", "From", (row) => origins(payload, row)),
    ...(classes.members === undefined ? [] : [words("members", "Who", (row) => classes.members![row]!)]),
    figure("km", "Average km", classes.roadM, km),
    figure("cost", `Cost, ${currency}`, classes.cost, count),
  ];
}

/** `Kab. Bogor 12, Kota Depok 8`; places of one region are counted together. */
function origins({ classes, places, regions }: Payload, row: number): string {
  const people = new Map<number, number>();
  const pairs = classes.origins[row]!;
  for (let i = 0; i < pairs.length; i += 2) {
    const region = places.region[pairs[i]!]!;
    people.set(region, (people.get(region) ?? 0) + pairs[i + 1]!);
  }
  const sorted = [...people].sort((a, b) => b[1] - a[1]);
  return sorted.map(([region, number]) => `${regions[region]} ${count(number)}`).join(", ");
}
