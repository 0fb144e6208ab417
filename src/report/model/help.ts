/** What would give people a place who have none, in words, and what would help the most people. */
import type { LeftHelp } from "../../domain/index.ts";
import { formatMoney, formatNoun } from "../format.ts";
import type { Atlas } from "./atlas.ts";
import type { LeftPeople } from "./left-people.ts";

/** A piece of help, and how many it would help at most. */
export interface SharedHelp {
  readonly what: string;
  readonly words: string;
  readonly people: number;
}

/** `12 more people within 84 km of BLK Bandung`. */
export function helpWords(help: LeftHelp, { facilities, costs }: Atlas): string {
  const nameOf = (id: string): string => facilities.get(id)?.name ?? id;
  switch (help.kind) {
    case "people": {
      const of = help.facility === undefined ? "" : ` of ${nameOf(help.facility)}`;
      return `${formatNoun(help.count, "more participant", "more participants")} within ${help.withinKm} km${of}`;
    }
    case "seats":
      return `${formatNoun(help.count, "more seat", "more seats")} within ${help.withinKm} km`;
    case "room":
      return `a suitable room within ${help.withinKm} km`;
    case "boarding": {
      const seats = formatNoun(help.seats, "seat is", "seats are");
      return `a boarding place at ${nameOf(help.facility)}, ${help.km} km away, where ${seats} free`;
    }
    case "money":
      return `${formatMoney(help.amount, costs.currency)} more for a class or the way to one at ${nameOf(help.facility)}`;
  }
}

/** Boarding places and facilities that lack people, those who would help the most people first. */
export function mostHelpful(left: readonly LeftPeople[], { facilities }: Atlas, most: number): SharedHelp[] {
  const groups = new Map<string, { readonly help: LeftHelp; people: number }>();
  for (const { count, reason } of left) {
    for (const help of reason.help ?? []) {
      if (help.kind !== "boarding" && help.kind !== "people") continue;
      if (help.facility === undefined) continue;
      const key = `${help.kind} ${help.facility}`;
      const group = groups.get(key) ?? { help, people: 0 };
      group.people += count;
      groups.set(key, group);
    }
  }
  const shared = [...groups.values()].map(({ help, people }): SharedHelp => {
    const name = "facility" in help ? (facilities.get(help.facility ?? "")?.name ?? help.facility) : "";
    if (help.kind === "boarding") {
      const seats = formatNoun(help.seats, "seat is", "seats are");
      const whom = formatNoun(people, "person is", "people are");
      const words = `where ${seats} free in classes and to which ${whom} nearest`;
      return { what: `Boarding places at ${name}`, words, people: Math.min(people, help.seats) };
    }
    const { count, withinKm } = help as Extract<LeftHelp, { kind: "people" }>;
    const what = `${formatNoun(count, "more participant", "more participants")} within ${withinKm} km of ${name}`;
    const whom = formatNoun(people, "person", "people");
    return { what, words: `who would make a class with the ${whom} there`, people };
  });
  return shared.sort((a, b) => b.people - a.people).slice(0, most);
}
