/**
 * What is known, or reckoned, of each province: its share of the country's small businesses and its training facilities.
 *
 * - Share of micro, small and medium enterprises, in hundred-thousandths: Economic Census 2016 by province where published (North Sumatra, West Sumatra, South
 *   Sumatra, Jakarta, Central and East Java, Central Sulawesi), else the island group's figure split by population.
 * - Regional training centres (UPTD): reported for Central Java (2025), South, Central and West Sulawesi and Gorontalo (2021) and Lampung (2019); the rest of
 *   309 by number of regencies.
 * - Community centres (BLKK) of 2024: scaled up from counts reported for East Java (2023), Lampung (2021), East Nusa Tenggara (2022) and four provinces of
 *   Sulawesi (2021); the rest of 4,282 shared out, an estimate.
 * - Integrated service centres (PLUT) of 2022: one a province, the rest of 87 by number of regencies.
 * - Capital: the regency or city in which the province is governed.
 */
import { tableLines } from "./table.ts";

/** A province in figures. @internal */
export interface ProvinceFigures {
  readonly code: string;
  /** Share of the country's small businesses, in hundred-thousandths. */
  readonly share: number;
  readonly uptd: number;
  readonly blkk: number;
  readonly plut: number;
  /** Code of a regency or city. */
  readonly capital: string;
}

/** The 38 provinces in the order of their codes. @internal */
export function provinceFigures(): ProvinceFigures[] {
  return tableLines(PROVINCES).map((fields) => {
    const [code, share, uptd, blkk, plut, capital] = fields as [string, string, string, string, string, string];
    return { code, share: Number(share), uptd: Number(uptd), blkk: Number(blkk), plut: Number(plut), capital };
  });
}

/** Code, share, UPTD, BLKK, PLUT, capital. */
const PROVINCES = `
11 | 1686 | 14 | 152 | 3 | 11.71
12 | 4411 | 19 | 149 | 3 | 12.71
13 | 2217 | 11 | 56 | 4 | 13.71
14 | 2129 | 7 | 68 | 2 | 14.71
15 | 1150 | 6 | 37 | 2 | 15.71
16 | 2460 | 10 | 87 | 2 | 16.71
17 | 638 | 6 | 20 | 2 | 17.71
18 | 2742 | 4 | 126 | 2 | 18.71
19 | 465 | 4 | 15 | 1 | 19.71
21 | 681 | 4 | 22 | 2 | 21.72
31 | 4576 | 4 | 105 | 1 | 31.71
32 | 17382 | 16 | 717 | 3 | 32.73
33 | 15589 | 35 | 666 | 6 | 33.74
34 | 1268 | 3 | 36 | 1 | 34.71
35 | 17458 | 22 | 1000 | 6 | 35.78
36 | 4363 | 5 | 282 | 2 | 36.73
51 | 1550 | 5 | 42 | 5 | 51.71
52 | 2038 | 6 | 161 | 2 | 52.71
53 | 2020 | 13 | 79 | 3 | 53.71
61 | 1672 | 8 | 54 | 2 | 61.71
62 | 837 | 8 | 27 | 2 | 62.71
63 | 1275 | 8 | 41 | 2 | 63.72
64 | 1221 | 6 | 39 | 2 | 64.72
65 | 228 | 3 | 7 | 1 | 65.01
71 | 1014 | 9 | 25 | 2 | 71.71
72 | 1286 | 8 | 30 | 2 | 72.71
73 | 3651 | 11 | 95 | 4 | 73.71
74 | 1082 | 10 | 27 | 3 | 74.71
75 | 479 | 5 | 4 | 1 | 75.71
76 | 562 | 2 | 32 | 1 | 76.02
81 | 401 | 6 | 13 | 2 | 81.71
82 | 288 | 6 | 13 | 2 | 82.72
91 | 228 | 5 | 11 | 2 | 91.71
92 | 119 | 4 | 6 | 1 | 92.02
93 | 116 | 2 | 5 | 1 | 93.01
94 | 283 | 5 | 13 | 2 | 94.01
95 | 304 | 5 | 14 | 2 | 95.01
96 | 129 | 4 | 6 | 1 | 96.71
`;
