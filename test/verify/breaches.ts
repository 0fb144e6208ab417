import type { RuleId } from "../../src/verify/index.ts";
import { assignmentOf, cohortOf, facilityOf, type Planned, teachOn } from "./planned-problem.ts";

/** One way to break a plan that held. */
interface Breach {
  readonly rule: RuleId;
  readonly name: string;
  readonly breaks: (planned: Planned) => void;
  /** Ids, dates and numbers that the message must tell. */
  readonly tells: readonly string[];
}

/** One person who asks for what the first cohort asks for. */
const onePerson = ({ cohorts: [first] }: Planned["problem"]) => {
  return { id: "people", region: first!.region, programme: first!.programme, count: 1 };
};

export const BREACHES: readonly Breach[] = [
  {
    rule: "known",
    name: "a cohort that the problem does not have is assigned",
    breaks: ({ plan }) => plan.assignments.push({ ...plan.assignments[0]!, cohort: "nobody", unit: 1 }),
    tells: ["nobody", "bpvp-banyuwangi"],
  },
  {
    rule: "known",
    name: "a cohort that the problem does not have is unplaced",
    breaks: ({ plan }) => plan.unplaced.push({ cohort: "nobody", reason: { code: "full", message: "" } }),
    tells: ["nobody"],
  },
  {
    rule: "known",
    name: "a phase of another programme",
    breaks: (planned) => {
      assignmentOf(planned, "digital-jembrana").phase = "praktik";
    },
    tells: ["pemasaran-digital", "digital-jembrana", "praktik"],
  },
  {
    rule: "known",
    name: "a facility that the problem does not have",
    breaks: (planned) => {
      assignmentOf(planned, "pangan-genteng").facility = "blk-atlantis";
    },
    tells: ["blk-atlantis", "pangan-genteng"],
  },
  {
    rule: "known",
    name: "a room of another facility",
    breaks: (planned) => {
      assignmentOf(planned, "pangan-genteng").room = "dapur";
    },
    tells: ["blkk-genteng", "dapur", "pangan-genteng"],
  },
  {
    rule: "once",
    name: "a cohort is assigned twice",
    breaks: (planned) => planned.plan.assignments.push({ ...assignmentOf(planned, "digital-banyuwangi"), unit: 1 }),
    tells: ["digital-banyuwangi", "assigned 2 times"],
  },
  {
    rule: "once",
    name: "a cohort is both assigned and unplaced",
    breaks: ({ plan }) => plan.unplaced.push({ cohort: "digital-jembrana", reason: { code: "full", message: "" } }),
    tells: ["digital-jembrana", "assigned 1 times", "unplaced 1 times"],
  },
  {
    rule: "once",
    name: "a cohort is missing",
    breaks: ({ plan }) =>
      plan.assignments.splice(
        plan.assignments.findIndex(({ cohort }) => cohort === "pangan-denpasar"),
        1,
      ),
    tells: ["pangan-denpasar", "neither"],
  },
  {
    rule: "demand",
    name: "people who are in no cohort and not left",
    breaks: ({ problem, plan }) => {
      problem.demand = [{ ...onePerson(problem), count: 20 }];
      plan.left = [{ demand: "people", count: 12, reason: { code: "pooling", message: "" } }];
    },
    tells: ["people", "20", "12"],
  },
  {
    rule: "demand",
    name: "a cohort formed of people whom the problem does not have",
    breaks: ({ plan }) => {
      plan.cohorts = [{ id: "formed", members: [{ demand: "nobody", count: 3 }] }];
    },
    tells: ["formed", "nobody"],
  },
  {
    rule: "class-size",
    name: "a cohort formed of too few people",
    breaks: ({ problem, plan }) => {
      problem.demand = [onePerson(problem)];
      problem.programmes.find(({ id }) => id === onePerson(problem).programme)!.classSize = { min: 2, max: 40 };
      plan.cohorts = [{ id: "formed", members: [{ demand: "people", count: 1 }] }];
      plan.unplaced.push({ cohort: "formed", reason: { code: "full", message: "" } });
    },
    tells: ["formed", "1", "2 to 40"],
  },
  {
    rule: "together",
    name: "a cohort formed of too few of those who stay together",
    breaks: ({ problem, plan }) => {
      problem.demand = [{ ...onePerson(problem), count: 9, together: 4 }];
      problem.programmes.find(({ id }) => id === onePerson(problem).programme)!.classSize = { min: 1, max: 40 };
      plan.cohorts = [{ id: "formed", members: [{ demand: "people", count: 3 }] }];
      plan.left = [{ demand: "people", count: 6, reason: { code: "together", message: "" } }];
      plan.unplaced.push({ cohort: "formed", reason: { code: "full", message: "" } });
    },
    tells: ["formed", "3", "people", "4"],
  },
  {
    rule: "seats",
    name: "a room one seat too small",
    breaks: (planned) => {
      facilityOf(planned, "plut-jembrana").rooms[0]!.seats = 35;
    },
    tells: ["digital-jembrana", "36", "plut-jembrana", "aula", "35"],
  },
  {
    rule: "equipment",
    name: "a room without a kitchen",
    breaks: (planned) => {
      facilityOf(planned, "blkk-genteng").rooms[0]!.equipment = ["oven"];
    },
    tells: ["pangan-genteng", "kitchen", "blkk-genteng", "ruang-praktik"],
  },
  {
    rule: "facility-type",
    name: "a facility of a type that does not teach this",
    breaks: (planned) => {
      facilityOf(planned, "blkk-genteng").type = "PLUT";
    },
    tells: ["blkk-genteng", "PLUT", "pangan-genteng", "UPTP, UPTD, BLKK"],
  },
  {
    rule: "tags",
    name: "a facility without a tag that the cohort requires",
    breaks: (planned) => {
      facilityOf(planned, "blk-denpasar").tags = [];
    },
    tells: ["blk-denpasar", "accredited", "digital-denpasar", "requires"],
  },
  {
    rule: "tags",
    name: "a facility with a tag that the cohort excludes",
    breaks: (planned) => {
      facilityOf(planned, "blkk-genteng").tags = ["boarding-only"];
    },
    tells: ["blkk-genteng", "boarding-only", "pangan-genteng", "excludes"],
  },
  {
    rule: "region",
    name: "a facility outside the cohort's regions",
    breaks: (planned) => {
      cohortOf(planned, "pangan-denpasar").regions = ["51.01", "35.10"];
    },
    tells: ["blk-denpasar", "51.71", "pangan-denpasar", "51.01, 35.10"],
  },
  {
    rule: "landmass",
    name: "a facility on another island",
    breaks: (planned) => {
      facilityOf(planned, "plut-jembrana").landmass = "nusa-penida";
    },
    tells: ["digital-jembrana", "bali", "plut-jembrana", "nusa-penida"],
  },
  {
    rule: "landmass",
    name: "one of two origins on another island",
    breaks: (planned) => {
      cohortOf(planned, "pangan-genteng").origins![1]!.landmass = "bali";
    },
    tells: ["pangan-genteng", "bali", "blkk-genteng", "jawa"],
  },
  {
    rule: "reach",
    name: "the cohort's own limit, one metre below the way",
    breaks: (planned) => {
      // From the centre of Banyuwangi to the facility there are 3,634 m by road.
      cohortOf(planned, "digital-banyuwangi").maxTravelKm = 3.633;
    },
    tells: ["digital-banyuwangi", "3634 m", "bpvp-banyuwangi", "3633 m"],
  },
  {
    rule: "reach",
    name: "the problem's limit, for the farther of two origins",
    breaks: (planned) => {
      planned.problem.travel!.maxTravelKm = 30;
    },
    tells: ["pangan-genteng", "blkk-genteng", "30000 m"],
  },
  {
    rule: "window",
    name: "a start before the earliest day",
    breaks: (planned) => {
      cohortOf(planned, "pangan-genteng").window.earliest = "2027-08-03";
    },
    tells: ["pangan-genteng", "2027-08-02", "2027-08-03 to 2027-08-24"],
  },
  {
    rule: "window",
    name: "a start after the latest day",
    breaks: (planned) => {
      cohortOf(planned, "pangan-banyuwangi").window.latest = "2027-08-08";
    },
    tells: ["pangan-banyuwangi", "2027-08-09", "2027-08-02 to 2027-08-08"],
  },
  {
    rule: "start-day",
    name: "a start on a Wednesday",
    breaks: (planned) => {
      const dates = ["2027-08-04", "2027-08-05", "2027-08-06", "2027-08-07", "2027-08-09"];
      teachOn(assignmentOf(planned, "pangan-genteng"), dates);
    },
    tells: ["praktik", "2027-08-04", "wed", "mon, tue"],
  },
  {
    rule: "open-days",
    name: "a start on a holiday",
    breaks: (planned) => {
      teachOn(assignmentOf(planned, "pangan-banyuwangi"), [
        "2027-08-17",
        "2027-08-18",
        "2027-08-19",
        "2027-08-20",
        "2027-08-23",
      ]);
    },
    tells: ["pangan-banyuwangi", "bpvp-banyuwangi", "2027-08-17", "not open"],
  },
  {
    rule: "open-days",
    name: "a start on a day that the calendar which is extended closes",
    breaks: (planned) => {
      planned.problem.calendars[0]!.closed.push({ date: "2027-08-09" });
      cohortOf(planned, "pangan-banyuwangi").window.latest = "2027-08-10";
    },
    tells: ["pangan-banyuwangi", "2027-08-09", "not open"],
  },
  {
    rule: "open-days",
    name: "a start on a day of closure",
    breaks: (planned) => {
      facilityOf(planned, "bpvp-banyuwangi").closures = [{ from: "2027-08-07", to: "2027-08-09" }];
    },
    tells: ["pangan-banyuwangi", "2027-08-09", "not open"],
  },
  {
    rule: "open-days",
    name: "a class that the horizon cuts off",
    breaks: (planned) => {
      planned.problem.horizon.end = "2027-08-12";
      for (const { window } of planned.problem.cohorts) window.latest = "2027-08-12";
      planned.problem.calendars[0]!.closed = [];
    },
    tells: ["pangan-banyuwangi", "2027-08-09", "fewer than 5 open days"],
  },
  {
    rule: "open-days",
    name: "a wrong end",
    breaks: (planned) => {
      assignmentOf(planned, "digital-jembrana").end = "2027-08-04";
    },
    tells: ["digital-jembrana", "plut-jembrana", "2027-08-04", "expected 2027-08-03"],
  },
  {
    rule: "open-days",
    name: "a session too few",
    breaks: (planned) => {
      assignmentOf(planned, "digital-jembrana").sessions.pop();
    },
    tells: ["digital-jembrana", "plut-jembrana", "2027-08-02, 2027-08-03"],
  },
  {
    rule: "open-days",
    name: "sessions out of order",
    breaks: (planned) => {
      assignmentOf(planned, "digital-jembrana").sessions.reverse();
    },
    tells: ["digital-jembrana", "2027-08-03, 2027-08-02", "expected 2027-08-02, 2027-08-03"],
  },
  {
    rule: "half-days",
    name: "half a day of a class of whole days",
    breaks: (planned) => {
      (assignmentOf(planned, "digital-jembrana").sessions[1] as { part: string }).part = "morning";
    },
    tells: ["digital-jembrana", "2027-08-03 (morning)"],
  },
  {
    rule: "span",
    name: "a class that a closure stretches by a day too many",
    breaks: (planned) => {
      facilityOf(planned, "bpvp-banyuwangi").closures = [{ from: "2027-08-10", to: "2027-08-10" }];
      const dates = ["2027-08-09", "2027-08-11", "2027-08-12", "2027-08-13", "2027-08-16"];
      teachOn(assignmentOf(planned, "pangan-banyuwangi"), dates);
    },
    tells: ["praktik", "2027-08-09", "8 civil days", "7"],
  },
  {
    rule: "booking",
    name: "a booked room",
    breaks: (planned) => {
      const bookings = facilityOf(planned, "bpvp-banyuwangi").rooms[1]!.bookings!;
      bookings.push({ from: "2027-08-13", to: "2027-08-20" });
    },
    tells: ["pangan-banyuwangi", "bpvp-banyuwangi", "dapur", "2027-08-13"],
  },
  {
    rule: "room",
    name: "two classes in one unit, with another free",
    breaks: (planned) => {
      facilityOf(planned, "blk-denpasar").rooms[1]!.count = 2;
      const kitchen = assignmentOf(planned, "pangan-denpasar");
      const { problem, plan } = planned;
      problem.cohorts.push({ ...cohortOf(planned, "pangan-denpasar"), id: "pangan-kuta" });
      plan.assignments.push({ ...kitchen, cohort: "pangan-kuta" });
    },
    tells: ["2027-08-02", "unit 0", "dapur", "blk-denpasar", "pangan-denpasar, pangan-kuta"],
  },
  {
    rule: "room",
    name: "a unit that the room does not have",
    breaks: (planned) => {
      assignmentOf(planned, "digital-banyuwangi").unit = 2;
    },
    tells: ["digital-banyuwangi", "unit 2", "kelas", "bpvp-banyuwangi", "0 to 1"],
  },
  {
    rule: "room",
    name: "a unit below 0",
    breaks: (planned) => {
      assignmentOf(planned, "digital-banyuwangi").unit = -1;
    },
    tells: ["digital-banyuwangi", "unit -1", "kelas", "bpvp-banyuwangi", "0 to 1"],
  },
  {
    rule: "wave",
    name: "one cohort of a wave starts a day later",
    breaks: (planned) => teachOn(assignmentOf(planned, "digital-denpasar"), ["2027-08-03", "2027-08-04"]),
    tells: ["serentak", "2027-08-02", "2027-08-03", "digital-denpasar", "more than 0"],
  },
];
