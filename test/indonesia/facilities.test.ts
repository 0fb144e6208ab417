import { describe, expect, it } from "vitest";
import { type OpenDays, openDays, parseDay, resolveCalendars } from "../../src/calendar/index.ts";
import type { Facility } from "../../src/domain/index.ts";
import { straightMetres } from "../../src/geo/index.ts";
import { indonesianRegions, nationalCalendars, nationalFacilities } from "../../src/indonesia/index.ts";
import { sourceTable } from "./source-table.ts";

const SEEDS = [1, 2, 42];
const regions = new Map(indonesianRegions().map((region) => [region.id, region]));
const firstDay = parseDay("2027-01-01");
const calendars = resolveCalendars(nationalCalendars());
const openOf = new Map<string, OpenDays>([...calendars].map(([id, rules]) => [id, openDays(firstDay, 365, rules, [])]));

const count = <T>(list: readonly T[], key: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of list) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
};
const ofType = (facilities: readonly Facility[], type: string): Facility[] =>
  facilities.filter((facility) => facility.type === type);
const roomsOf = (facility: Facility): number => facility.rooms.reduce((sum, room) => sum + (room.count ?? 1), 0);
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]!;

describe.each(SEEDS)("nationalFacilities with seed %i", (seed) => {
  const facilities = nationalFacilities({ seed });

  it("are 4,433: 21 UPTP, 309 UPTD, 4,000 BLKK, 87 PLUT, 16 RPB, in 38 provinces as counted there", () => {
    expect(count(facilities, (facility) => facility.type)).toEqual({
      UPTP: 21,
      UPTD: 309,
      BLKK: 4000,
      PLUT: 87,
      RPB: 16,
    });
    const inProvince = (type: string): Record<string, number> =>
      count(ofType(facilities, type), (facility) => facility.region.slice(0, 2));
    expect(inProvince("UPTD")["33"]).toBe(35);
    // 1,000 of 4,282.
    expect(inProvince("BLKK")["35"]).toBe(934);
    // Without the table these, and the totals, stand for it.
    for (const row of sourceTable("facilities-by-province.csv") ?? []) {
      const code = row["province_code"]!;
      expect(inProvince("UPTP")[code] ?? 0).toBe(Number(row["uptp"]));
      expect(inProvince("UPTD")[code] ?? 0).toBe(Number(row["uptd_estimate"]));
      expect(inProvince("PLUT")[code] ?? 0).toBe(Number(row["plut_estimate_2022"]));
      expect(inProvince("RPB")[code] ?? 0).toBe(Number(row["rpb_named"]));
      expect(Math.abs(inProvince("BLKK")[code]! - (Number(row["blkk_estimate_2024"]) * 4000) / 4282)).toBeLessThan(1);
    }
  });

  it("have readable ids, each once, that say type and regency", () => {
    expect(new Set(facilities.map((facility) => facility.id)).size).toBe(4433);
    const odd = facilities.filter(
      ({ id, type, region }) => !(/-\d{3}$/.test(id) && id.slice(0, -4) === `${type}-${region}`),
    );
    expect(odd).toEqual([]);
    expect(new Set(facilities.map((facility) => facility.name)).size).toBe(4433);
  });

  it("stand at most 25 km from the seat of their regency, half of the community centres within 8", () => {
    const distances = facilities.map(({ region, point }) => straightMetres(point, regions.get(region)!.point!));
    expect(Math.max(...distances)).toBeLessThan(25_100);
    const community = distances.filter((_, row) => facilities[row]!.type === "BLKK");
    expect(median(community)).toBeGreaterThan(4_000);
    expect(median(community)).toBeLessThan(8_000);
    const towns = distances.filter((_, row) => ["UPTP", "UPTD", "PLUT"].includes(facilities[row]!.type));
    expect(Math.max(...towns)).toBeLessThan(5_100);
  });

  it("name the 21 central centres, 24 service units, 29 service centres and 16 houses that are known", () => {
    const named = facilities.filter((facility) => facility.tags?.includes("named"));
    expect(count(named, (facility) => facility.type)).toEqual({ UPTP: 21, UPTD: 24, PLUT: 29, RPB: 16 });
    const places = new Map(named.map((facility) => [facility.name, facility.region]));
    expect(places.get("BPVP Lombok Timur")).toBe("52.03");
    // Without the table these stand for it.
    for (const { name, regency_code } of sourceTable("facilities-known.csv") ?? []) {
      if (regency_code === "") expect(places.has(name!)).toBe(true);
      else expect(places.get(name!)).toBe(regency_code);
    }
  });

  it("leave about 200 regencies without a government centre, at most two regional ones in one", () => {
    const regional = count(ofType(facilities, "UPTD"), (facility) => facility.region);
    expect(Math.max(...Object.values(regional))).toBeLessThanOrEqual(2);
    const government = new Set([...ofType(facilities, "UPTP"), ...ofType(facilities, "UPTD")].map((f) => f.region));
    // 211 in 2019, when there were 303 centres.
    expect(514 - government.size).toBeGreaterThan(185);
    expect(514 - government.size).toBeLessThan(225);
    const service = count(ofType(facilities, "PLUT"), (facility) => facility.region);
    expect(Math.max(...Object.values(service))).toBe(1);
  });

  it("are very uneven within a province, as East Nusa Tenggara's community centres are", () => {
    const inRegency = Object.values(
      count(
        ofType(facilities, "BLKK").filter((facility) => facility.region.startsWith("53.")),
        (facility) => facility.region,
      ),
    ).sort((a, b) => b - a);
    const all = inRegency.reduce((a, b) => a + b, 0);
    // In 2022: 14 and 6 of 54 in two regencies, half of the regencies with one or two.
    expect(all).toBe(74);
    expect(inRegency[0]! / all).toBeGreaterThan(0.12);
    expect((inRegency[0]! + inRegency[1]!) / all).toBeGreaterThan(0.2);
    expect(inRegency.filter((n) => n <= 2).length).toBeGreaterThan(7);
  });

  it("have 6,053 rooms by type as reported, of seats as reported", () => {
    const rooms = (type: string): number[] => ofType(facilities, type).map(roomsOf);
    expect(facilities.reduce((sum, facility) => sum + roomsOf(facility), 0)).toBe(6053);
    expect([Math.min(...rooms("UPTP")), median(rooms("UPTP")), Math.max(...rooms("UPTP"))]).toEqual([8, 12, 30]);
    expect([Math.min(...rooms("UPTD")), median(rooms("UPTD")), Math.max(...rooms("UPTD"))]).toEqual([3, 5, 9]);
    expect(rooms("BLKK").every((n) => n === 1)).toBe(true);
    expect(rooms("PLUT").every((n) => n === 1 || n === 2)).toBe(true);
    const seats: Record<string, readonly [number, number]> = {
      UPTP: [16, 30],
      UPTD: [16, 30],
      BLKK: [16, 25],
      PLUT: [30, 40],
      RPB: [20, 20],
    };
    const odd = facilities.filter(({ type, rooms: own }) => {
      const [least, most] = seats[type]!;
      const isEachOnce = new Set(own.map((room) => room.id)).size === own.length;
      return !isEachOnce || own.some((room) => room.seats < least || room.seats > most);
    });
    expect(odd).toEqual([]);
  });

  it("have bookings within 2027, in order, none overlapping in a room, a renovation or Ramadan, each room's its own", () => {
    const faults: string[] = [];
    for (const { id, rooms, closures = [] } of facilities) {
      for (const { bookings = [], count: alike = 1 } of rooms) {
        if (bookings.length > 0 && alike > 1) faults.push(`${id}: bookings of several rooms`);
        let last = "2026-12-31";
        for (const { from, to } of bookings) {
          const isReal = parseDay(from) > 0 && parseDay(to) > 0 && from <= to;
          const isClosed = closures.some((closure) => from <= closure.to && closure.from <= to);
          const isFasting = from <= "2027-03-09" && "2027-02-08" <= to;
          if (!isReal || isFasting || from <= last || to > "2027-12-31" || isClosed)
            faults.push(`${id}: ${from} to ${to}`);
          last = to;
        }
      }
    }
    expect(faults).toEqual([]);
  });

  it("are booked for courses of 18 to 30 training days: half of the room-days of training centres, a fifth of community centres", () => {
    const odd: number[] = [];
    const share = (type: string): number => {
      let booked = 0;
      let all = 0;
      for (const facility of ofType(facilities, type)) {
        const open = openOf.get(facility.calendar ?? "ID")!;
        for (const room of facility.rooms) {
          all += open.dayOfRank.length * (room.count ?? 1);
          for (const { from, to } of room.bookings ?? []) {
            const days = open.rank[parseDay(to) - firstDay + 1]! - open.rank[parseDay(from) - firstDay]!;
            if (type !== "PLUT" && (days < 18 || days > 30)) odd.push(days);
            booked += days;
          }
        }
      }
      return booked / all;
    };
    for (const type of ["UPTP", "UPTD"]) {
      expect(share(type)).toBeGreaterThan(0.4);
      expect(share(type)).toBeLessThan(0.6);
    }
    expect(share("BLKK")).toBeGreaterThan(0.18);
    expect(share("BLKK")).toBeLessThan(0.25);
    expect(share("PLUT")).toBeLessThan(0.2);
    expect(share("RPB")).toBe(0);
    expect(odd).toEqual([]);
  });

  it("train six days a week in some regional centres, and are closed for renovation in a few", () => {
    const six = facilities.filter((facility) => facility.calendar === "ID-6");
    expect(six.every((facility) => facility.type === "UPTD")).toBe(true);
    expect(six.length).toBeGreaterThan(60);
    expect(six.length).toBeLessThan(130);
    const closed = facilities.filter((facility) => facility.closures !== undefined);
    expect(closed.length).toBeGreaterThan(25);
    expect(closed.length).toBeLessThan(110);
    for (const { closures } of closed) {
      for (const { from, to } of closures!) expect(from >= "2027-01-01" && from < to && to <= "2027-12-31").toBe(true);
    }
  });

  it("tag 124 accredited and 125 incubating community centres, and belong to somebody", () => {
    const tagged = count(
      ofType(facilities, "BLKK").flatMap((facility) => facility.tags ?? []),
      (tag) => tag,
    );
    expect(tagged).toEqual({ accredited: 124, incubator: 125, "faith-based": 3800 });
    expect(new Set(facilities.map((facility) => facility.owner))).toEqual(
      new Set(["Kemnaker", "Pemda", "Lembaga keagamaan", "Serikat pekerja", "Koperasi"]),
    );
  });
});

describe("nationalFacilities", () => {
  it("are the same for the same seed and other for another", () => {
    const made = (seed: number): string => JSON.stringify(nationalFacilities({ seed }));
    expect(made(1)).toBe(made(1));
    expect(made(1)).not.toBe(made(2));
  });
});
