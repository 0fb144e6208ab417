/**
 * Public holidays and joint leave of 2026 and 2027, as three ministers decree them each September for the year to come.
 *
 * 2026: SKB 1497/2025, 2/2025 and 5/2025 of 19 September 2025; 2027: SKB 1205/2026, 3/2026 and 2/2026 of 15 September 2026. The first days of Ramadan, Idulfitri
 * and Iduladha are confirmed by a further decree near the date.
 */
import { type CivilDate, type Range, UsageError } from "../domain/index.ts";
import { tableLines } from "./table.ts";

/** A day that a decree closes. */
export interface Holiday {
  readonly date: CivilDate;
  /** `holiday`: libur nasional; `joint-leave`: cuti bersama. */
  readonly kind: "holiday" | "joint-leave";
  /** As in the decree, in Indonesian. */
  readonly name: string;
  readonly english: string;
  /** The numbers of the decree that closes the day. */
  readonly decree: string;
}

/** What is decreed, and expected, for one year. */
interface Year {
  readonly decree: string;
  readonly ramadan: Range;
  /** Date, kind, name, English name. */
  readonly days: string;
}

/**
 * Holidays and joint leave of 2026 or 2027, in order, those on weekends too.
 *
 * Throws a `UsageError` for any other year, for which no decree is known here: an empty list would read as a year without holidays.
 *
 * @example
 * indonesianHolidays(2027).find((day) => day.date === "2027-03-10"); // Idulfitri 1448 H
 */
export function indonesianHolidays(year: number): Holiday[] {
  const { decree, days } = knownYear(year);
  return tableLines(days).map((fields) => {
    const [date, kind, name, english] = fields as [string, Holiday["kind"], string, string];
    return { date, kind, name, english, decree };
  });
}

/**
 * The month of Ramadan in 2026 or 2027 as it is expected: 1447 H from 19 February 2026, 1448 H from 8 February 2027, each to the eve of Idulfitri.
 *
 * The start is confirmed near the date and may be a day later. Throws a `UsageError` for any other year.
 *
 * @example
 * ramadan(2027); // { from: "2027-02-08", to: "2027-03-09" }
 */
export function ramadan(year: number): Range {
  return { ...knownYear(year).ramadan };
}

function knownYear(year: number): Year {
  const found = YEARS[year];
  if (found !== undefined) return found;
  throw new UsageError(
    "unknown-year",
    `Holidays of ${year} are not known, only those of ${Object.keys(YEARS).join(" and ")}.\nMaybe the decree is out: declare a calendar of your own from it.`,
  );
}

const YEARS: Readonly<Record<number, Year>> = {
  2026: {
    decree: "SKB 1497/2025, 2/2025, 5/2025",
    ramadan: { from: "2026-02-19", to: "2026-03-20" },
    days: `
2026-01-01 | holiday | Tahun Baru 2026 Masehi | New Year's Day
2026-01-16 | holiday | Isra Mikraj Nabi Muhammad SAW | Isra Mi'raj
2026-02-16 | joint-leave | Cuti Bersama Tahun Baru Imlek 2577 | Joint leave: Chinese New Year
2026-02-17 | holiday | Tahun Baru Imlek 2577 Kongzili | Chinese New Year
2026-03-18 | joint-leave | Cuti Bersama Hari Suci Nyepi | Joint leave: Nyepi
2026-03-19 | holiday | Hari Suci Nyepi (Tahun Baru Saka 1948) | Nyepi (Day of Silence)
2026-03-20 | joint-leave | Cuti Bersama Idulfitri 1447 H | Joint leave: Eid al-Fitr
2026-03-21 | holiday | Idulfitri 1447 H | Eid al-Fitr
2026-03-22 | holiday | Idulfitri 1447 H | Eid al-Fitr (second day)
2026-03-23 | joint-leave | Cuti Bersama Idulfitri 1447 H | Joint leave: Eid al-Fitr
2026-03-24 | joint-leave | Cuti Bersama Idulfitri 1447 H | Joint leave: Eid al-Fitr
2026-04-03 | holiday | Wafat Yesus Kristus | Good Friday
2026-04-05 | holiday | Kebangkitan Yesus Kristus (Paskah) | Easter Sunday
2026-05-01 | holiday | Hari Buruh Internasional | Labour Day
2026-05-14 | holiday | Kenaikan Yesus Kristus | Ascension Day
2026-05-15 | joint-leave | Cuti Bersama Kenaikan Yesus Kristus | Joint leave: Ascension Day
2026-05-27 | holiday | Iduladha 1447 H | Eid al-Adha
2026-05-28 | joint-leave | Cuti Bersama Iduladha 1447 H | Joint leave: Eid al-Adha
2026-05-31 | holiday | Hari Raya Waisak 2570 BE | Vesak
2026-06-01 | holiday | Hari Lahir Pancasila | Pancasila Day
2026-06-16 | holiday | 1 Muharam Tahun Baru Islam 1448 H | Islamic New Year
2026-08-17 | holiday | Proklamasi Kemerdekaan | Independence Day
2026-08-25 | holiday | Maulid Nabi Muhammad SAW | Prophet's Birthday (Mawlid)
2026-12-24 | joint-leave | Cuti Bersama Kelahiran Yesus Kristus | Joint leave: Christmas
2026-12-25 | holiday | Kelahiran Yesus Kristus (Natal) | Christmas Day
`,
  },
  2027: {
    decree: "SKB 1205/2026, 3/2026, 2/2026",
    ramadan: { from: "2027-02-08", to: "2027-03-09" },
    days: `
2027-01-01 | holiday | Tahun Baru 2027 Masehi | New Year's Day
2027-01-05 | holiday | Isra Mikraj Nabi Muhammad SAW 1448 H | Isra Mi'raj
2027-02-05 | joint-leave | Cuti Bersama Tahun Baru Imlek 2578 | Joint leave: Chinese New Year
2027-02-06 | holiday | Tahun Baru Imlek 2578 Kongzili | Chinese New Year
2027-03-08 | holiday | Hari Suci Nyepi (Tahun Baru Saka 1949) | Nyepi (Day of Silence)
2027-03-09 | joint-leave | Cuti Bersama Idulfitri 1448 H | Joint leave: Eid al-Fitr
2027-03-10 | holiday | Idulfitri 1448 H | Eid al-Fitr
2027-03-11 | holiday | Idulfitri 1448 H | Eid al-Fitr (second day)
2027-03-12 | joint-leave | Cuti Bersama Idulfitri 1448 H | Joint leave: Eid al-Fitr
2027-03-15 | joint-leave | Cuti Bersama Idulfitri 1448 H | Joint leave: Eid al-Fitr
2027-03-25 | joint-leave | Cuti Bersama Wafat Yesus Kristus | Joint leave: Good Friday
2027-03-26 | holiday | Wafat Yesus Kristus | Good Friday
2027-03-28 | holiday | Kebangkitan Yesus Kristus (Paskah) | Easter Sunday
2027-05-01 | holiday | Hari Buruh Internasional | Labour Day
2027-05-06 | holiday | Kenaikan Yesus Kristus | Ascension Day
2027-05-17 | holiday | Iduladha 1448 H | Eid al-Adha
2027-05-18 | joint-leave | Cuti Bersama Iduladha 1448 H | Joint leave: Eid al-Adha
2027-05-19 | joint-leave | Cuti Bersama Hari Raya Waisak 2571 BE | Joint leave: Vesak
2027-05-20 | holiday | Hari Raya Waisak 2571 BE | Vesak
2027-06-01 | holiday | Hari Lahir Pancasila | Pancasila Day
2027-06-06 | holiday | 1 Muharam Tahun Baru Islam 1449 H | Islamic New Year
2027-08-15 | holiday | Maulid Nabi Muhammad SAW | Prophet's Birthday (Mawlid)
2027-08-17 | holiday | Proklamasi Kemerdekaan | Independence Day
2027-12-24 | joint-leave | Cuti Bersama Kelahiran Yesus Kristus | Joint leave: Christmas
2027-12-25 | holiday | Kelahiran Yesus Kristus (Natal) | Christmas Day
2027-12-26 | holiday | Isra Mikraj Nabi Muhammad SAW 1449 H | Isra Mi'raj
`,
  },
};

/** The years whose holidays are known, ascending. @internal */
export const KNOWN_YEARS: readonly number[] = [2026, 2027];
