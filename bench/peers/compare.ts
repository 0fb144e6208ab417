/** Two solvers on the same instances: what the one pays for what the other pays. */
export interface Rival {
  readonly peer: string;
  readonly set: string;
  readonly instance: string;
  readonly sense: "min" | "max";
  readonly own: number | null;
  readonly theirs: number | null;
  /** The peer's bound, null where it has none of the whole, and how far its cost may be from the optimum by that. */
  readonly bound: number | null;
  readonly gap: number | null;
  /** Size of the peer's model, in words, null where it was not made, and options of ours that it lacks. */
  readonly size: string | null;
  readonly left: number;
}

export interface Comparison {
  readonly peer: string;
  readonly set: string;
  readonly instances: number;
  /** Where the peer has no solution. */
  readonly none: number;
  readonly better: number;
  readonly equal: number;
  readonly worse: number;
  /** Mean over instances that both solved of cost of the peer / own cost (for maxima, own value / the peer's). */
  readonly meanRatio: number | null;
}

/** Of the peer to our own, above 1 where ours is better; null where one has no solution. */
export function ratioOf({ sense, own, theirs }: Pick<Rival, "sense" | "own" | "theirs">): number | null {
  if (own === null || theirs === null) return null;
  const [ours, other] = sense === "min" ? [own, theirs] : [theirs, own];
  return ours === other ? 1 : other / ours;
}

/** Of the peer itself: how far its cost may be from the optimum, relative to the cost. */
export function gapOf(cost: number | null, bound: number | null): number | null {
  return cost === null || bound === null ? null : Math.abs(cost - bound) / Math.max(1, Math.abs(cost));
}

/** By peer and set. */
export function compare(rivals: readonly Rival[]): Comparison[] {
  const keys = [...new Set(rivals.map(({ peer, set }) => `${peer}\t${set}`))];
  return keys.map((key) => {
    const [peer = "", set = ""] = key.split("\t");
    const members = rivals.filter((rival) => rival.peer === peer && rival.set === set);
    const ratios = members.flatMap((rival) => ratioOf(rival) ?? []);
    const finite = ratios.filter((ratio) => Number.isFinite(ratio));
    return {
      peer,
      set,
      instances: members.length,
      none: members.filter(({ theirs }) => theirs === null).length,
      better: ratios.filter((ratio) => ratio > 1).length,
      equal: ratios.filter((ratio) => ratio === 1).length,
      worse: ratios.filter((ratio) => ratio < 1).length,
      meanRatio: finite.length === 0 ? null : finite.reduce((sum, ratio) => sum + ratio, 0) / finite.length,
    };
  });
}
