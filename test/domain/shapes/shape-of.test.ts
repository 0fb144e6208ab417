import * as v from "valibot";
import { describe, expect, expectTypeOf, test } from "vitest";
import type {
  Calendar,
  ClosedDay,
  Cohort,
  Costs,
  Demand,
  Facility,
  FacilityCosts,
  Origin,
  Phase,
  Problem,
  Programme,
  Range,
  Region,
  Room,
  StartWindow,
  Travel,
  Wave,
} from "../../../src/domain/index.ts";
import type { CalendarShape, ClosedDayShape } from "../../../src/domain/shapes/calendar.ts";
import type { CohortShape, OriginShape, StartWindowShape } from "../../../src/domain/shapes/cohort.ts";
import type { CostsShape } from "../../../src/domain/shapes/costs.ts";
import type { RangeShape } from "../../../src/domain/shapes/date.ts";
import type { DemandShape } from "../../../src/domain/shapes/demand.ts";
import type { FacilityCostsShape, FacilityShape, RoomShape } from "../../../src/domain/shapes/facility.ts";
import { wholeNumber } from "../../../src/domain/shapes/number.ts";
import type { PointShape } from "../../../src/domain/shapes/point.ts";
import type { ProblemShape } from "../../../src/domain/shapes/problem.ts";
import type { PhaseShape, ProgrammeShape } from "../../../src/domain/shapes/programme.ts";
import type { RegionShape } from "../../../src/domain/shapes/region.ts";
import { listOf, optional, shapeOf } from "../../../src/domain/shapes/shape-of.ts";
import { Text } from "../../../src/domain/shapes/text.ts";
import type { TravelShape } from "../../../src/domain/shapes/travel.ts";
import type { WaveShape } from "../../../src/domain/shapes/wave.ts";
import type { GeoPoint } from "../../../src/geo/index.ts";

describe("shapeOf", () => {
  interface Team {
    readonly id: string;
    readonly size?: number;
    readonly tags: readonly string[];
  }
  const size = optional(wholeNumber(1, 9));
  const tags = listOf(Text);

  test("takes the entries of the interface", () => {
    const Shape = shapeOf<Team>()({ id: Text, size, tags });
    expectTypeOf<v.InferOutput<typeof Shape>>().toEqualTypeOf<Team>();
    expect(v.is(Shape, { id: "a", tags: [] })).toBe(true);
    expect(v.is(Shape, { id: "a", tags: [], more: 1 })).toBe(false);
  });

  test("and no others: the compiler refuses them", () => {
    // @ts-expect-error an optional field is missing
    shapeOf<Team>()({ id: Text, tags });
    // @ts-expect-error a field is missing
    shapeOf<Team>()({ id: Text, size });
    // @ts-expect-error one too many
    shapeOf<Team>()({ id: Text, size, tags, more: Text });
    // @ts-expect-error optional, and should not be
    shapeOf<Team>()({ id: optional(Text), size, tags });
    // @ts-expect-error required, and should not be
    shapeOf<Team>()({ id: Text, size: wholeNumber(1, 9), tags });
    // @ts-expect-error of another type
    shapeOf<Team>()({ id: Text, size: optional(Text), tags });
    // @ts-expect-error narrower
    shapeOf<Team>()({ id: v.literal("a"), size, tags });
    // @ts-expect-error wider
    shapeOf<Team>()({ id: v.union([Text, v.number()]), size, tags });
    expect.assertions(0);
  });

  test("holds every interface equal to its shape", () => {
    expectTypeOf<v.InferOutput<typeof CalendarShape>>().toEqualTypeOf<Calendar>();
    expectTypeOf<v.InferOutput<typeof ClosedDayShape>>().toEqualTypeOf<ClosedDay>();
    expectTypeOf<v.InferOutput<typeof CohortShape>>().toEqualTypeOf<Cohort>();
    expectTypeOf<v.InferOutput<typeof OriginShape>>().toEqualTypeOf<Origin>();
    expectTypeOf<v.InferOutput<typeof StartWindowShape>>().toEqualTypeOf<StartWindow>();
    expectTypeOf<v.InferOutput<typeof CostsShape>>().toEqualTypeOf<Costs>();
    expectTypeOf<v.InferOutput<typeof TravelShape>>().toEqualTypeOf<Travel>();
    expectTypeOf<v.InferOutput<typeof RangeShape>>().toEqualTypeOf<Range>();
    expectTypeOf<v.InferOutput<typeof DemandShape>>().toEqualTypeOf<Demand>();
    expectTypeOf<v.InferOutput<typeof FacilityShape>>().toEqualTypeOf<Facility>();
    expectTypeOf<v.InferOutput<typeof FacilityCostsShape>>().toEqualTypeOf<FacilityCosts>();
    expectTypeOf<v.InferOutput<typeof RoomShape>>().toEqualTypeOf<Room>();
    expectTypeOf<v.InferOutput<typeof PointShape>>().toEqualTypeOf<GeoPoint>();
    expectTypeOf<v.InferOutput<typeof ProgrammeShape>>().toEqualTypeOf<Programme>();
    expectTypeOf<v.InferOutput<typeof PhaseShape>>().toEqualTypeOf<Phase>();
    expectTypeOf<v.InferOutput<typeof RegionShape>>().toEqualTypeOf<Region>();
    expectTypeOf<v.InferOutput<typeof WaveShape>>().toEqualTypeOf<Wave>();
    expectTypeOf<v.InferOutput<typeof ProblemShape>>().toEqualTypeOf<Problem>();
    expect.assertions(0);
  });
});
