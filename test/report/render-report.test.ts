import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type ReportInput, renderReport } from "../../src/report/index.ts";
import type { Payload } from "../../src/report/payload.ts";
import { nationalReport, smallReport } from "./support/reports.ts";

/** The page without its script, its data and its styles. */
const markup = (page: string): string => page.replace(/<(script|style)[^>]*>.*?<\/\1>/gs, "");
/** What a reader sees without running anything. */
const words = (page: string): string =>
  markup(page)
    .replace(/<[^>]+>/g, " ")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, " ");
const payloadIn = (page: string): Payload =>
  JSON.parse(/<script type="application\/json" id="report-data">(.*?)<\/script>/s.exec(page)![1]!) as Payload;
const withSolution = (input: ReportInput, solution: Partial<ReportInput["solution"]>): ReportInput => ({
  ...input,
  solution: { ...input.solution, ...solution } as ReportInput["solution"],
});

const small = smallReport();
const national = nationalReport(1_000);
const page = renderReport({ ...small, generatedBy: "serentak test" });

describe("without scripts, the page says", () => {
  test("what the plan does, in one sentence", () => {
    expect(words(page)).toContain(
      "126 of 147 people are trained in 5 classes, starting between Monday 2 August and Monday 9 August 2027.",
    );
    const text = words(renderReport(national));
    expect(text).toMatch(/\d{3} of 1,000 people are trained in \d+ classes, all starting on Monday 11 January 2027\./);
    expect(text).toContain("SYNTHETIC DATA");
  });

  test("what it costs, how far it may be from the best, and who checked it", () => {
    expect(words(page)).toContain("IDR 118,028,364");
    expect(words(page)).toContain("IDR 64,028,364 for the classes, and IDR 54,000,000 counted for 18 people");
    expect(words(page)).toContain("At the very most IDR 42,283,240 could still be saved.");
    expect(words(page)).toContain("✓ Passed The plan keeps every rule; the bound holds.");
    expect(words(page)).not.toContain("✗");
  });

  test("what the data is, the figures of each province, the reasons, and how to check", () => {
    expect(words(page)).toContain("Synthetic: made up for tests.");
    expect(words(page)).toContain("Banyuwangi 68 50 18 0");
    expect(words(page)).toContain("18 people in 1 class without a place.");
    expect(words(page)).toContain("Every kitchen within 84 km is taken.");
    expect(words(page)).toContain(`verifyBound(problem, certificate); // ok: true, bound: ${small.solution.bound}`);
    expect(words(page)).toContain(small.solution.problemFingerprint);
    expect(words(page)).toContain("serentak test");
  });
});

describe("what comes before costs", () => {
  const certificate = small.solution.certificate!;
  const fair = {
    level: "fairness",
    group: "51",
    of: 100,
    value: 18,
    bound: 18,
    gap: 0,
    status: "optimal",
    certificate,
  } as const;
  const placement = { level: "placement", value: 18, bound: 15, gap: 0.02, status: "feasible", certificate } as const;
  const fairness = {
    groups: [{ group: "51", participants: 100, unplaced: 18, unplacedWithout: 40 }],
    without: { cost: 5, bound: 4, certificate },
    price: { least: 1000, most: 3000 },
  };
  const text = words(renderReport(withSolution(small, { levels: [fair, placement], fairness })));

  test("is told in the headline and in a section of its own, with its price", () => {
    expect(text).toContain("18.0% 18 of 100 people in one group. No plan is fairer to it: this is proven.");
    expect(text).toContain("18 left out At the very most 3 more could be placed.");
    expect(text).toContain("This costs IDR 1,000 to IDR 3,000 more than the best plan without it.");
    expect(text).toContain("100 18 18.0% 40 18 proven");
  });

  test("is not spoken of where nothing does", () => {
    expect(words(page)).not.toContain("before costs");
  });
});

describe("a plan in two phases", () => {
  const { problem, solution } = small;
  const { assignments } = solution.plan;
  const practice = { id: "practice", days: 1, pools: [{ id: "team", amount: 2 }] };
  const programmes = problem.programmes.map((one) => ({ ...one, phases: [...one.phases, practice] }));
  const later = assignments.map((one) => ({ ...one, phase: "practice" }));
  const input: ReportInput = {
    ...small,
    problem: { ...problem, programmes, pools: [{ id: "team", capacity: 8 }] },
    solution: { ...solution, plan: { ...solution.plan, assignments: [...assignments, ...later] } },
  };
  const twice = renderReport(input);

  test("counts everyone once, and lists each class with its phase", () => {
    expect(words(twice)).toContain("Banyuwangi 68 50 18 0");
    const { cohort, phase } = payloadIn(twice).classes;
    expect(cohort).toHaveLength(10);
    expect(phase!.filter((one) => one === "practice")).toHaveLength(5);
    expect(payloadIn(page).classes.phase).toBeUndefined();
  });

  test("tells how much of a pool is in use at a time", () => {
    expect(words(twice)).toContain("Teams and kits");
    expect(words(twice)).toMatch(/team 8 \d+ [\d.]+%/);
    expect(words(page)).not.toContain("Teams and kits");
  });
});

describe("a check that failed is loud", () => {
  const verification = small.verification!;
  const alarmOf = (changes: Partial<typeof verification>): string => {
    const text = renderReport({ ...small, verification: { ...verification, ...changes } });
    expect(text.includes('role="alert"')).toBe(true);
    expect(words(text)).toContain("✗ Failed");
    return words(text);
  };

  test("when a rule is broken", () => {
    expect(alarmOf({ ok: false, violations: 3 })).toContain("found 3 breaches of rules in this plan");
  });

  test("when the certificate is refused, or proves another bound", () => {
    expect(alarmOf({ boundOk: false, bound: Number.NEGATIVE_INFINITY })).toContain("✗ Not proven");
    expect(alarmOf({ bound: 1 })).toContain("proves a bound of 1, not the stated");
  });

  test("and a check that was not made is not called passed", () => {
    const { verification: _, ...unchecked } = small;
    expect(words(renderReport(unchecked))).toContain("Nobody has checked this plan yet.");
    expect(words(renderReport(unchecked))).not.toContain("✓");
  });
});

describe("a plan of another kind", () => {
  const empty = { plan: { assignments: [], unplaced: [] } };

  test("that is optimal is so for these cohorts", () => {
    const { score } = small.solution;
    const text = words(
      renderReport({
        ...withSolution(small, { status: "optimal", bound: score.total, gap: 0 }),
        verification: { ok: true, violations: 0, boundOk: true, bound: score.total },
      }),
    );
    expect(text).toContain("No plan for these classes costs less: this is proven.");
    expect(text).toContain("This plan is optimal for these cohorts");
  });

  test("that does not exist is not a page of zeros that looks like a plan", () => {
    const { verification: _, ...input } = small;
    const [infeasible, unknown] = (["infeasible", "unknown"] as const).map((status) =>
      words(renderReport(withSolution(input, { ...empty, status, gap: null }))),
    );
    expect(infeasible).toContain("No plan can hold: this has been proven.");
    expect(unknown).toContain("The search was stopped before it found a plan.");
    expect(unknown).toContain("Proven gap Not known");
  });

  test("in which everyone has a place says so", () => {
    const { cohorts } = small.problem;
    const problem = { ...small.problem, cohorts: cohorts.filter(({ id }) => id !== "pangan-banyuwangi") };
    const score = { ...small.solution.score, unplacedParticipants: 0 };
    const plan = { ...small.solution.plan, unplaced: [] };
    const text = words(renderReport({ ...withSolution({ ...small, problem }, { plan, score }), left: [] }));
    expect(text).toContain("All 126 people are trained in 5 classes");
    expect(text).toContain("Nobody: everyone is trained.");
  });

  test("with a cost that no class explains still adds up", () => {
    const { score } = small.solution;
    const terms = { ...score.terms, neutrality: 1_000 } as typeof score.terms;
    const text = words(renderReport(withSolution(small, { score: { ...score, terms, total: score.total + 1_000 } })));
    expect(text).toContain("neutrality 1,000");
    expect(text).toMatch(/Not by class .* 1,000 Together 147 126 18 3 4\.1 5 4 64,029,364/);
  });
});

describe("the page loads nothing and runs nothing but its own script", () => {
  test("no element points anywhere but into the page", () => {
    const targets = [...markup(page).matchAll(/\s(?:src|href|action|data|poster|srcset)="([^"]*)"/g)].map((m) => m[1]);
    expect(targets.length).toBeGreaterThan(5);
    for (const target of targets) expect(target).toMatch(/^(#[a-z-]+|data:,)$/);
    const style = /<style>(.*?)<\/style>/s.exec(page)![1]!;
    expect(style).not.toMatch(/@import|@font-face|url\(/);
  });

  test("its policy forbids everything else, and knows the script by its hash", () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!.replaceAll("&#39;", "'");
    const script = /<script>(.*?)<\/script>/s.exec(page)![1]!;
    const hash = createHash("sha256").update(script).digest("base64");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'sha256-${hash}'`);
    expect(script.includes("<!--")).toBe(false);
  });

  test("it stays small: a third of a megabyte, and less than a megabyte for a nation", () => {
    expect(page.length).toBeLessThan(350_000);
    expect(renderReport(national).length).toBeLessThan(900_000);
  });

  test("the same input gives the same page, byte for byte", () => {
    expect(renderReport({ ...small, generatedBy: "serentak test" }) === page).toBe(true);
  });
});

describe("names that would be markup", () => {
  const hostile = `<img src=x onerror=alert(1)>"'</script><!--\u2028`;
  const attacked = JSON.parse(
    JSON.stringify({ ...small, title: hostile, generatedBy: hostile })
      .replaceAll(/"(pangan-genteng|blkk-genteng|ruang-praktik|51|olahan-pangan|BLKK|IDR)"/g, (_, id: string) =>
        JSON.stringify(id + hostile),
      )
      .replaceAll(/"(name|note|message)":"/g, `"$1":"${JSON.stringify(hostile).slice(1, -1)}`),
  ) as ReportInput;
  const text = renderReport(attacked);

  test("are shown, not run", () => {
    expect(text.includes("<img")).toBe(false);
    expect(words(text)).toContain(hostile.replaceAll(/\s/g, " ").trim());
    expect(text.split("<script").length).toBe(3);
    expect(text.split("</script").length).toBe(3);
    expect(text.includes("<!--")).toBe(false);
  });

  test("reach the page's script as they are", () => {
    expect(payloadIn(text).classes.cohort).toContain(`pangan-genteng${hostile}`);
    expect(payloadIn(text).types).toContain(`BLKK${hostile}`);
  });
});
