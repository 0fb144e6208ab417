import { contentPolicy } from "./content-policy.ts";
import { clientScript } from "./generated/client-script.ts";
import { embedJson, Html, html } from "./html.ts";
import { payloadOf } from "./model/payload-of.ts";
import { readPlan } from "./model/reading.ts";
import type { ReportInput } from "./report-input.ts";
import { classListSection } from "./sections/class-list.ts";
import { figuresSection } from "./sections/figures.ts";
import { headline } from "./sections/headline.ts";
import { leftOutSection } from "./sections/left-out.ts";
import { hasLevels, levelsSection } from "./sections/levels.ts";
import { loadSection } from "./sections/load.ts";
import { mapSection } from "./sections/map.ts";
import { proofSection } from "./sections/proof.ts";
import { sharedSection } from "./sections/shared.ts";
import { styles } from "./style/styles.ts";

/**
 * A plan as one HTML file that explains itself: figures, map, load, who is left out and why, all classes, and the proof of its
 * quality. The file loads nothing from anywhere; without scripts it still has everything but the map, the charts and the list.
 *
 * @example
 * const solution = await solve(problem);
 * const { ok, violations } = verify(problem, solution.plan);
 * const proof = verifyBound(problem, solution.certificate);
 * const verification = { ok, violations: violations.length, boundOk: proof.ok, bound: proof.bound };
 * writeFileSync("plan.html", renderReport({ title: "Rollout 2027", problem, solution, verification }));
 */
export function renderReport(input: ReportInput): string {
  const reading = readPlan(input);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(clientScript)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>${input.title}</title>
<style>${new Html(styles)}</style>
</head>
<body>
${headline(reading)}
<nav aria-label="Sections"><ul>
<li><a href="#figures">Figures</a></li>
${hasLevels(reading) && html`<li><a href="#levels">Levels</a></li>`}
<li><a href="#map">Map</a></li>
<li><a href="#load">Load</a></li>
<li><a href="#left-out">Left out</a></li>
<li><a href="#classes">Classes</a></li>
<li><a href="#proof">Proof</a></li>
</ul></nav>
<main>
${figuresSection(reading)}
${levelsSection(reading)}
${mapSection(reading)}
${loadSection(reading)}
${sharedSection(reading)}
${leftOutSection(reading)}
${classListSection(reading)}
${proofSection(reading)}
</main>
<footer><p>${input.generatedBy ?? "Made with serentak"}. This file holds all that it shows and loads nothing from anywhere.</p></footer>
<script type="application/json" id="report-data">${embedJson(payloadOf(reading))}</script>
<script>${new Html(clientScript)}</script>
</body>
</html>
`;
  return page.toString();
}
