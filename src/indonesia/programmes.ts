/**
 * Programmes that exist, as far as one stretch of training can express them.
 *
 * Class sizes and lengths are from reports of courses held between 2019 and 2024, except for `serentak`, whose form is not published: five days of eight lesson
 * hours and 16 to 25 participants are a proposal, made after its nearest relatives.
 */
import type { Programme } from "../domain/index.ts";

/** The simultaneous entrepreneurship course: five training days within seven civil days, so that it never straddles Idulfitri; 16 to 25 participants. */
export const SERENTAK: Programme = {
  id: "serentak",
  name: "Pelatihan kewirausahaan serentak",
  classSize: { min: 16, max: 25 },
  phases: [{ id: "course", days: 5, facilityTypes: ["UPTP", "UPTD", "BLKK", "PLUT", "RPB"], maxSpanDays: 7 }],
};

/**
 * `serentak` and four other courses that training centres and service centres hold.
 *
 * @example
 * INDONESIAN_PROGRAMMES.map((programme) => programme.id); // ["serentak", "pbk", "pbk-short", "pkt", "umkm"]
 */
export const INDONESIAN_PROGRAMMES: readonly Programme[] = [
  SERENTAK,
  {
    id: "pbk",
    name: "Pelatihan Berbasis Kompetensi, 240 JP",
    classSize: { min: 16, max: 16 },
    phases: [{ id: "course", days: 30, facilityTypes: ["UPTP", "UPTD"] }],
  },
  {
    id: "pbk-short",
    name: "Pelatihan Berbasis Kompetensi, 18 hari",
    classSize: { min: 16, max: 16 },
    phases: [{ id: "course", days: 18, facilityTypes: ["UPTP", "UPTD"] }],
  },
  {
    id: "pkt",
    name: "Pelatihan Kewirausahaan Terintegrasi, 40 JP",
    classSize: { min: 40, max: 40 },
    phases: [{ id: "course", days: 5, maxSpanDays: 7 }],
  },
  {
    id: "umkm",
    name: "Pelatihan kewirausahaan UMKM dinas koperasi",
    classSize: { min: 30, max: 40 },
    phases: [{ id: "course", days: 4, facilityTypes: ["PLUT"], maxSpanDays: 7 }],
  },
];
