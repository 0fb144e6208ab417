/** The plan in one sentence, and the four things to know before trusting it: note on the data, cost, gap, independent check. */
import { formatCount, formatLongDate, formatLongDates, formatMoney, formatNoun, formatShare } from "../format.ts";
import { type Html, html } from "../html.ts";
import { isJoint, type Reading } from "../model/reading.ts";
import type { Verification } from "../report-input.ts";
import { placementLine } from "./levels.ts";

export function headline(reading: Reading): Html {
  const { input } = reading;
  const { note } = input.problem;
  return html`<header class="headline">
  <p class="title">${input.title}</p>
  <h1>${sentence(reading)}</h1>
  ${note !== undefined && html`<p class="note"><strong>About the data.</strong> ${note}</p>`}
  ${failures(reading)}
  <dl class="facts">
    <div><dt>Cost</dt><dd>${cost(reading)}</dd></div>
    ${before(reading)}
    <div><dt>Proven gap</dt><dd>${gap(reading)}</dd></div>
    <div><dt>Independent check</dt><dd>${check(input.verification, input.solution.bound)}</dd></div>
  </dl>
</header>`;
}

function sentence({ input, figures, classes }: Reading): string {
  const { status } = input.solution;
  if (classes.length === 0) {
    if (status === "infeasible") return "No plan can hold: this has been proven.";
    if (status === "unknown") return "The search was stopped before it found a plan.";
    return `None of ${formatNoun(figures.people, "person", "people")} is trained: no class has a place.`;
  }
  const { placed, people } = figures;
  const whom =
    placed === people
      ? `All ${formatNoun(people, "person is", "people are")}`
      : `${formatCount(placed)} of ${formatNoun(people, "person", "people")} ${placed === 1 ? "is" : "are"}`;
  const starts = [...new Set(classes.map(({ assignment }) => assignment.start))].sort();
  const [first, last] = [starts[0]!, starts.at(-1)!];
  const when =
    first !== last
      ? `starting between ${formatLongDates(first, last)}`
      : classes.length === 1
        ? `starting on ${formatLongDate(first)}`
        : `all starting on ${formatLongDate(first)}`;
  return `${whom} trained in ${formatNoun(classes.length, "class", "classes")}, ${when}.`;
}

function cost({ input, atlas, figures }: Reading): Html {
  const { total, terms, unplacedParticipants } = input.solution.score;
  const money = (amount: number): string => formatMoney(amount, atlas.costs.currency);
  const breakdown =
    terms.unplaced > 0 &&
    html`<p>${money(total - terms.unplaced)} for the classes, and ${money(terms.unplaced)} counted for ${formatNoun(unplacedParticipants, "person", "people")} without a place.</p>`;
  const { uncounted } = figures;
  const omitted =
    uncounted > 0 && html`<p>It counts nothing for ${formatNoun(uncounted, "person", "people")} in no class.</p>`;
  return html`<p class="figure">${money(total)}</p>${breakdown}${omitted}`;
}

/** What comes before costs, where anything does. */
function before({ input }: Reading): Html[] {
  const { levels = [] } = input.solution;
  const facts: Html[] = [];
  const worst = levels.find(({ level }) => level === "fairness");
  if (worst?.of !== undefined) {
    const proof =
      worst.status === "optimal" ? "No plan is fairer to it: this is proven." : "A fairer plan is not ruled out.";
    facts.push(html`<div><dt>Largest share without a place</dt><dd><p class="figure">${formatShare(worst.value / worst.of)}</p>
<p>${formatCount(worst.value)} of ${formatNoun(worst.of, "person", "people")} in one group. ${proof}</p></dd></div>`);
  }
  const placement = levels.find(({ level }) => level === "placement");
  if (placement !== undefined) {
    const figure =
      placement.value === Number.POSITIVE_INFINITY ? "Not known" : `${formatCount(placement.value)} left out`;
    facts.push(
      html`<div><dt>Placed before costs</dt><dd><p class="figure">${figure}</p><p>${placementLine(placement)}</p></dd></div>`,
    );
  }
  return facts;
}

function gap(reading: Reading): Html {
  const { input, atlas } = reading;
  const { gap: share, score, bound, status } = input.solution;
  if (status === "infeasible" || status === "unknown") return html`<p class="figure">Not known</p>`;
  if (input.verification !== undefined && !provesBound(input.verification, bound)) {
    return html`<p class="figure bad">✗ Not proven</p><p>The certificate does not hold what the plan states.</p>`;
  }
  if (score.total === bound) {
    const among =
      (input.solution.levels ?? []).length > 0
        ? "No such plan"
        : isJoint(reading)
          ? "No plan, however classes are formed,"
          : "No plan for these classes";
    return html`<p class="figure">0%</p><p>${among} costs less: this is proven.</p>`;
  }
  return html`<p class="figure">${share === null ? "Not defined" : formatShare(share)}</p>
<p>At the very most ${formatMoney(score.total - bound, atlas.costs.currency)} could still be saved.</p>`;
}

function check(verification: Verification | undefined, bound: number | null): Html {
  if (verification === undefined) return html`<p class="figure">Not made</p><p>Nobody has checked this plan yet.</p>`;
  const holds = provesBound(verification, bound);
  const passed = verification.ok && holds;
  return html`<p class="figure ${passed ? "good" : "bad"}">${passed ? "✓ Passed" : "✗ Failed"}</p>
<p>${verification.ok ? "The plan keeps every rule" : `The plan breaks rules (${formatNoun(verification.violations, "breach", "breaches")})`}; ${holds ? "the bound holds" : "the bound is not proven"}.</p>`;
}

/** What went wrong, loudly, before any figure can be believed. */
function failures({ input: { verification, solution } }: Reading): Html | undefined {
  if (verification === undefined) return undefined;
  const faults: string[] = [];
  if (!verification.ok) {
    const breaches = formatNoun(verification.violations, "breach of a rule", "breaches of rules");
    faults.push(`The independent check found ${breaches} in this plan. Do not publish it.`);
  }
  // Where nothing holds there may be no certificate to check.
  if (solution.bound === null) return alarm(faults);
  if (!verification.boundOk) {
    faults.push("The certificate does not prove the stated bound, so nothing is known of what could still be saved.");
  } else if (verification.bound !== solution.bound) {
    const [proven, stated] = [formatCount(verification.bound), formatCount(solution.bound)];
    faults.push(`The certificate proves a bound of ${proven}, not the stated ${stated}.`);
  }
  return alarm(faults);
}

function alarm(faults: readonly string[]): Html | undefined {
  if (faults.length === 0) return undefined;
  return html`<div class="alarm" role="alert">${faults.map((fault) => html`<p><strong>✗</strong> ${fault}</p>`)}</div>`;
}

function provesBound({ boundOk, bound }: Verification, stated: number | null): boolean {
  return boundOk && bound === (stated ?? Number.POSITIVE_INFINITY);
}
