/** Who is left out, grouped by the reason, the largest group first. */
import type { LeftHelp, UnplacedCode } from "../../domain/index.ts";
import type { Reading } from "./reading.ts";

/** One class without a place, or people of one region who are in no class. */
interface LeftOutItem {
  /** Absent where no class was formed. */
  readonly cohort?: string;
  readonly region: string;
  readonly people: number;
  readonly message: string;
  readonly help: readonly LeftHelp[];
  /** Of the demand, where the report names them. */
  readonly ids: readonly string[];
}

export interface ReasonGroup {
  readonly code: string;
  /** Whether classes were formed that got no place, or people are in no class at all. */
  readonly stage: "placing" | "forming";
  /** Why, in a sentence that fits every item. */
  readonly sentence: string;
  readonly people: number;
  readonly items: readonly LeftOutItem[];
}

const PLACING: Readonly<Record<UnplacedCode, string>> = {
  "no-facility-in-reach": "No facility lies within the travel limit of everyone in the class.",
  "no-suitable-room":
    "Facilities are within reach, but none has a room with the seats, equipment, type and tags that the class needs.",
  "no-open-start":
    "Suitable rooms are within reach, but none is open and free of bookings for a whole class within the allowed dates.",
  "not-worth-it": "A free place exists, but teaching the class there costs at least as much as leaving it out.",
  "wave-date": "A place exists on other days, but not on the day on which the wave starts.",
  "no-beds": "Rooms are free, but no bed is for those who would have to board.",
  "no-pool": "Rooms are free, but no team or kit is for a whole class.",
  quota: "A place is free, but the class would exceed a quota.",
  year: "A place is free, but the facility would take more participants than it may in a year.",
  budget: "A place is free, but the class would exceed the budget.",
  openings: "A place is free, but more facilities would be opened than may be.",
  "own-rule": "Rules of the planners' own let the class have none of the rooms that would suit it.",
  rules: "A place is free, but rules that tie classes together, or what they cost together, speak against it.",
  full: "Every place within reach that costs less than leaving the class out is taken by other classes.",
};

/** The codes that `formCohorts` and `planDemand` give; `left` may also come from elsewhere. */
const FORMING: Readonly<Record<string, string>> = {
  "no-room-in-reach": "No suitable room lies within the travel limit on their landmass.",
  "too-few-people": "Fewer people than a class live within reach of any one suitable room.",
  "rooms-short": "Every suitable room within reach has its class already.",
  pooling: "The classes within reach are full, and one more would leave those around with too few people.",
  together: "No class has room for as many as must stay together, or groups that must have the seats.",
  "not-worth-it": "A class could hold them, but would cost more than leaving them out.",
};

const SENTENCES: Readonly<Record<ReasonGroup["stage"], Readonly<Record<string, string>>>> = {
  placing: PLACING,
  forming: FORMING,
};

export function reasonGroups({ input: { solution }, left, atlas }: Reading): ReasonGroup[] {
  const unplaced = solution.plan.unplaced.map(({ cohort: id, reason }) => {
    const cohort = atlas.cohorts.get(id);
    const item = { cohort: id, region: cohort?.region ?? "", people: cohort?.size ?? 0, message: reason.message };
    return { code: reason.code, item: { ...item, help: [], ids: [] } };
  });
  const unformed = left.map(({ region, count, reason, ids }) => ({
    code: reason.code,
    item: { region, people: count, message: reason.message, help: reason.help ?? [], ids },
  }));
  return [...groupsOf("placing", unplaced), ...groupsOf("forming", unformed)].sort((a, b) => b.people - a.people);
}

function groupsOf(
  stage: ReasonGroup["stage"],
  reasons: readonly { readonly code: string; readonly item: LeftOutItem }[],
): ReasonGroup[] {
  return [...new Set(reasons.map(({ code }) => code))].map((code) => {
    const items = reasons.filter((reason) => reason.code === code).map(({ item }) => item);
    const people = items.reduce((total, item) => total + item.people, 0);
    return {
      code,
      stage,
      sentence: sentenceOf(stage, code, items),
      people,
      items: items.sort((a, b) => b.people - a.people),
    };
  });
}

/** Our sentence for a code that we know, else the message that all items share, else the code in words and one of the messages. */
function sentenceOf(stage: ReasonGroup["stage"], code: string, items: readonly LeftOutItem[]): string {
  if (Object.hasOwn(SENTENCES[stage], code)) return SENTENCES[stage][code]!;
  const [message, ...others] = new Set(items.map((item) => item.message));
  if (message !== undefined && others.length === 0) return message;
  const words = code.replaceAll("-", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}. For example: ${message ?? ""}`;
}
