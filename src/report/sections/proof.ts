/** How the gap was proven, for people who have never heard of a bound, and how to check it without trusting anybody. */

import type { PlannedSolution } from "../../domain/index.ts";
import { formatCount, formatMoney, formatNoun, formatShare } from "../format.ts";
import { type Html, html } from "../html.ts";
import { certificateFigures } from "../model/proof.ts";
import { isJoint, type Reading } from "../model/reading.ts";
import { section } from "./parts.ts";

/** What was proven, and of what. */
interface Proven {
  readonly solution: PlannedSolution;
  readonly atlas: Reading["atlas"];
  /** Whether it speaks of all classes that could be formed. */
  readonly isJoint: boolean;
}

export function proofSection(reading: Reading): Html {
  const { input, atlas } = reading;
  const { solution } = input;
  if (solution.status === "infeasible") {
    return section(
      "proof",
      "How this was proven",
      html`<p>What must hold cannot hold together, so there is no plan. <code>explainConflict(problem)</code> names what excludes one another.</p>`,
    );
  }
  const proven: Proven = { solution, atlas, isJoint: isJoint(reading) };
  return section(
    "proof",
    "How the gap was proven",
    html`<div class="columns">
<div>${aboutBound(proven)}${aboutGap(proven)}</div>
<div>${aboutCertificate(proven)}${aboutLimits(proven)}${aboutChecking(proven)}</div>
</div>`,
  );
}

function aboutBound({ solution, atlas, isJoint }: Proven): Html {
  const money = (amount: number): string => formatMoney(amount, atlas.costs.currency);
  const { total } = solution.score;
  const what = isJoint
    ? html`<p>A bound is an amount below which no plan can fall, however its classes are formed, whoever makes it and however long they search. To find
it, every participant is given a worth, none above what leaving someone out counts. Each facility then chooses, as if it were alone, how many classes to hold
and who comes, so that what classes and journeys cost less the worth of those who come is as low as can be. All worths together and what the facilities chose
add up to an amount that never exceeds the cost of a real plan, because a real plan cannot teach anybody twice. Well-chosen worths bring the bound close to the
cost.</p>`
    : aboutRooms();
  return html`<h3>What a bound is</h3>
${what}
<p>This plan costs ${money(total)} and the bound is ${money(solution.bound)}. The difference, <strong>${money(total - solution.bound)}</strong>, is the most
that anyone could still save.</p>`;
}

function aboutRooms(): Html {
  return html`<p>A bound is an amount below which no plan for these classes can fall, whoever makes it and however long they search. To find it, every room is
given a price for every day. Each class then takes the place that is cheapest at those prices, as if it were alone, or stays out if that is cheaper still. What
this adds up to, less the prices of all rooms, can never exceed the cost of a real plan, because a real plan has to share the rooms. Well-chosen prices bring
the bound close to the cost.</p>`;
}

function aboutGap({ solution }: Proven): Html {
  const { total, terms } = solution.score;
  const [cost, bound, unplaced] = [total, solution.bound, terms.unplaced].map(formatCount);
  const value = solution.gap === null ? "not defined, since the divisor is not above 0" : formatShare(solution.gap);
  return html`<h3>The gap</h3>
<p>The gap states that difference as a share of what the classes cost. What is counted for people without a place is left out of the divisor, so that a
large amount there cannot make a plan look better than it is.</p>
<p class="formula">gap = <span>(cost − bound)</span> ÷ <span>(cost − people without a place)</span></p>
<p class="formula">= <span>(${cost} − ${bound})</span> ÷ <span>(${cost} − ${unplaced})</span> = <strong>${value}</strong></p>`;
}

function aboutCertificate({ solution, isJoint }: Proven): Html {
  const { leaves, rooms, prices } = certificateFigures(solution.certificate);
  const { unit } = solution.certificate;
  const priced =
    prices === 0
      ? "and no prices: every class simply takes its cheapest place"
      : `and ${formatNoun(prices, "price", "prices")} above 0 for ${isJoint ? "people and classes" : `${formatNoun(rooms, "room", "rooms")} and their days`}, written as whole numbers ${
          unit === 1 ? "" : `in units of 1/${formatCount(unit)} `
        }so that everyone computes exactly the same bound`;
  const which = isJoint
    ? "parts of the map that share no facility, whose amounts add up, and ranges of starting days, of which the lowest counts; they leave nothing out"
    : "for example one for each range of starting days, which leave nothing out; the bound is the lowest of theirs";
  const cases = leaves > 1 ? ` It treats ${formatCount(leaves)} cases${isJoint ? ": " : ", "}${which}.` : "";
  return html`<h3>The certificate</h3>
<p>The prices are published with the plan. This certificate has ${formatNoun(leaves, "leaf", "leaves")} ${priced}.${cases}</p>`;
}

function aboutLimits({ solution, isJoint }: Proven): Html {
  if (isJoint) {
    return html`<h3>What is not proven</h3>
<p>The bound holds for all classes that could be formed of these people. It cannot be better than the data: rates, distances and rooms are taken as given.</p>`;
  }
  const verdict =
    solution.status === "optimal"
      ? "This plan is optimal for these cohorts: the cost equals the bound."
      : "The bound holds for these cohorts.";
  return html`<h3>What is not proven</h3>
<p>${verdict} It says nothing of how people were grouped into cohorts beforehand: other groups might cost less. Nor can it be better than the data:
rates, distances and rooms are taken as given.</p>`;
}

function aboutChecking({ solution }: Proven): Html {
  return html`<h3>Check it yourself</h3>
<p>Take the problem, the plan and the certificate as they were published. The two functions below trust nothing else: neither the planner nor the program that
made the plan.</p>
<pre tabindex="0"><code>import { verify, verifyBound } from "serentak";

verify(problem, plan);
// ok: true, score.total: ${solution.score.total}
verifyBound(problem, certificate);
// ok: true, bound: ${solution.bound}</code></pre>
<p>The certificate belongs to the problem with this fingerprint: <code class="fingerprint">${solution.problemFingerprint}</code></p>`;
}
