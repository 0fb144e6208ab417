import type { Wave } from "../wave.ts";
import { wholeNumber } from "./number.ts";
import { type Shape, shapeOf } from "./shape-of.ts";
import { Text } from "./text.ts";

export const WaveShape: Shape<Wave> = shapeOf<Wave>()({ id: Text, spreadDays: wholeNumber(0, 365) });
