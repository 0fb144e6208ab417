import { EventLoop } from "./event-loop.ts";

/** Longest stretch of work between two turns of the event loop, in milliseconds. */
const TURN_MS = 12;

/** Runs a generator to its end at once. */
export function runAtOnce<T>(steps: Generator<void, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Runs a generator to its end; others get a turn at least every few milliseconds, as long as it yields that often. */
export async function runInTurns<T>(steps: Generator<void, T, void>, now: () => number): Promise<T> {
  const loop = new EventLoop();
  try {
    let turnedAt = now();
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return step.value;
      if (now() - turnedAt < TURN_MS) continue;
      await loop.turn();
      turnedAt = now();
    }
  } finally {
    loop.close();
  }
}
