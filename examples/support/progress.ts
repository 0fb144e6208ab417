import { SingleBar } from "cli-progress";
import type { Progress } from "serentak";

/** Follows a search on standard error: a bar on a terminal, a plain line whenever something changed elsewhere. */
export class ProgressDisplay {
  readonly #bar: SingleBar | undefined;
  readonly #timeLimitMs: number;

  constructor(timeLimitMs: number) {
    this.#timeLimitMs = timeLimitMs;
    if (!process.stderr.isTTY) return;
    this.#bar = new SingleBar({
      format: "{phase} {bar} {seconds} s | cost {cost} | bound {bound} | gap {gap}",
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: true,
    });
    this.#bar.start(timeLimitMs, 0, { phase: "compile", seconds: "0.0", cost: "-", bound: "-", gap: "-" });
  }

  show({ phase, cost, bound, gap, elapsedMs }: Progress): void {
    const told = {
      phase: phase.padEnd(7),
      seconds: (elapsedMs / 1000).toFixed(1),
      cost: millions(cost),
      bound: millions(bound),
      gap: percent(gap),
    };
    if (this.#bar !== undefined) this.#bar.update(Math.min(elapsedMs, this.#timeLimitMs), told);
    else console.error(`${told.seconds} s  ${told.phase}  cost ${told.cost}  bound ${told.bound}  gap ${told.gap}`);
  }

  stop(): void {
    this.#bar?.stop();
  }
}

/** An amount in millions, with thousands separators. */
export function millions(amount: number): string {
  return `${(amount / 1e6).toLocaleString("en", { maximumFractionDigits: 1, minimumFractionDigits: 1 })} m`;
}

export function percent(share: number | null): string {
  return share === null ? "-" : `${(100 * share).toFixed(share < 0.001 && share > 0 ? 4 : 2)} %`;
}
