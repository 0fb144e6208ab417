import type { Wave, WaveLink } from "../wave.ts";
import { wholeNumber } from "./number.ts";
import { optional, type Shape, shapeOf } from "./shape-of.ts";
import { Text } from "./text.ts";

const WaveLinkShape: Shape<WaveLink> = shapeOf<WaveLink>()({
  wave: Text,
  minGapDays: wholeNumber(0, 3660),
  maxGapDays: optional(wholeNumber(0, 3660)),
});

export const WaveShape: Shape<Wave> = shapeOf<Wave>()({
  id: Text,
  spreadDays: wholeNumber(0, 365),
  after: optional(WaveLinkShape),
  holidayShiftDays: optional(wholeNumber(0, 31)),
});
