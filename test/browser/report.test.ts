import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ReportInput, renderReport } from "../../src/report/index.ts";
import { jointReport } from "../report/support/joint-report.ts";
import { nationalReport, sequentialReport, smallReport } from "../report/support/reports.ts";
import { connect } from "./page.ts";

/*
 * Reports as people open them: from a file, on a desk and on a phone. Screenshots are left in a folder whose name is printed
 * when SERENTAK_SCREENSHOTS names none, so that somebody can look at them.
 */
const folder = process.env["SERENTAK_SCREENSHOTS"] ?? mkdtempSync(join(tmpdir(), "serentak-report-"));
const desk = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

let browser: Browser;
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  browser = await connect();
});
afterAll(() => browser.close());

interface OpenReport {
  readonly page: Page;
  /** Whatever went wrong, and whatever was asked of a network: both must stay empty. */
  readonly faults: string[];
}

const files = new Map<ReportInput, string>();

async function open(input: ReportInput, options: BrowserContextOptions): Promise<OpenReport> {
  const file = files.get(input) ?? join(folder, `report-${files.size + 1}.html`);
  if (!files.has(input)) writeFileSync(file, renderReport(input));
  files.set(input, file);
  const page = await browser.newPage(options);
  const faults: string[] = [];
  const address = pathToFileURL(file).href;
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => faults.push(`console ${message.type()}: ${message.text()}`));
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) faults.push(`request: ${request.url()}`);
  });
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(address);
  return { page, faults };
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** Text in drawings that reaches beyond the drawing, and so cannot be read. */
const clippedLabels = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll(".chart svg, .map svg")].flatMap((svg) => {
      const frame = svg.getBoundingClientRect();
      return [...svg.querySelectorAll("text")]
        .filter((text) => {
          const box = text.getBoundingClientRect();
          return box.width > 0 && (box.left < frame.left - 1 || box.right > frame.right + 1);
        })
        .map((text) => text.textContent ?? "");
    }),
  );

const cells = (page: Page, column: string): Promise<string[]> =>
  page.locator(`#classes tbody [data-head="${column}"]`).allTextContents();

describe("a nation on one day", () => {
  const input = nationalReport(10_000);
  const { assignments } = input.solution.plan;

  test("is drawn at once, with its map, its charts and its list, and asks nothing of anybody", async () => {
    const { page, faults } = await open(input, desk);
    expect(await page.locator("h1").textContent()).toContain("of 10,000 people are trained in");
    expect(await page.locator("#figures dd").first().textContent()).toContain(
      input.solution.score.placedParticipants.toLocaleString("en"),
    );
    const dots = await page
      .locator("#map .dots")
      .evaluateAll((paths) => paths.map((path) => path.getAttribute("d")!.split("M").length - 1));
    expect(dots.reduce((sum, count) => sum + count, 0)).toBe(4433);
    const used = new Set(assignments.map(({ facility }) => facility)).size;
    expect(await page.locator("#map .sites circle").count()).toBe(used);
    expect((await page.locator("#map .land").getAttribute("d"))!.length).toBeGreaterThan(10_000);
    expect((await page.locator("#map .ways").getAttribute("d"))!.length).toBeGreaterThan(5_000);
    expect(await page.locator("#costs-chart svg[role=img]").count()).toBe(1);
    expect(await page.locator("#people-chart svg[role=img]").count()).toBe(1);
    expect(await page.locator("#weeks-chart").count()).toBe(0);
    expect(await clippedLabels(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.screenshot({ path: join(folder, "nation-desk.png"), fullPage: true });
    expect(faults).toEqual([]);
    await page.close();
  });

  test("says what is under the pointer, and shows a province by itself", async () => {
    const { page, faults } = await open(input, desk);
    const land = await page.locator("#map .land").getAttribute("d");
    await page.getByLabel("Show on the map").selectOption({ label: "Bali" });
    expect(await page.locator("#map .land").getAttribute("d")).not.toBe(land);
    const frame = (await page.locator("#map svg").boundingBox())!;
    const circles = page.locator("#map .sites circle");
    const seen = await circles.evaluateAll(
      (all, box) =>
        all.findIndex((circle) => {
          const { left, top } = circle.getBoundingClientRect();
          return (
            left > box.x + 20 && left < box.x + box.width - 20 && top > box.y + 20 && top < box.y + box.height - 20
          );
        }),
      frame,
    );
    await circles.nth(seen).scrollIntoViewIfNeeded();
    await circles.nth(seen).hover({ force: true });
    expect(await page.locator("#map .tip").textContent()).toMatch(/Bali.*class.*people.*Jan 2027.*km/);
    await page.locator("#map").screenshot({ path: join(folder, "province-desk.png") });
    await page.mouse.move(2, 2);
    expect(await page.locator("#map .tip").isVisible()).toBe(false);
    expect(faults).toEqual([]);
    await page.close();
  });

  test("has a list that can be searched, sorted and turned over", async () => {
    const { page, faults } = await open(input, desk);
    const rows = page.locator("#classes tbody tr");
    expect(await rows.count()).toBe(50);
    const status = page.locator("#classes [role=status]");
    expect(await status.textContent()).toBe(`1 to 50 of ${assignments.length} classes`);

    await page.getByRole("button", { name: "Next" }).click();
    expect(await status.textContent()).toContain("51 to 100 of");

    await page.getByRole("button", { name: "Cost, IDR" }).click();
    const rising = (await cells(page, "Cost, IDR")).map((text) => Number(text.replaceAll(",", "")));
    expect(rising).toEqual([...rising].sort((a, b) => a - b));
    await page.getByRole("button", { name: "Cost, IDR" }).click();
    const falling = (await cells(page, "Cost, IDR")).map((text) => Number(text.replaceAll(",", "")));
    expect(falling[0]).toBeGreaterThan(rising.at(-1)!);
    expect(await page.getByRole("columnheader", { name: "Cost, IDR" }).getAttribute("aria-sort")).toBe("descending");

    await page.getByRole("searchbox").fill("bali blkk");
    const provinces = await cells(page, "Province");
    expect(provinces.length).toBeGreaterThan(0);
    for (const row of await rows.allTextContents()) expect(row.toLowerCase()).toMatch(/bali/);
    await page.getByRole("searchbox").fill("no such class");
    expect(await status.textContent()).toBe("No class matches.");

    await page.getByRole("searchbox").fill("");
    await page.getByLabel("Rows").selectOption({ label: `all ${assignments.length}` });
    expect(await rows.count()).toBe(assignments.length);
    expect(faults).toEqual([]);
    await page.close();
  });

  test("fits a phone, whose finger asks what is where and by what to sort", async () => {
    const { page, faults } = await open(input, { ...phone, colorScheme: "dark" });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await clippedLabels(page)).toEqual([]);
    await page.locator("#map .sites circle").first().scrollIntoViewIfNeeded();
    const circle = (await page.locator("#map .sites circle").first().boundingBox())!;
    await page.touchscreen.tap(circle.x + circle.width / 2, circle.y + circle.height / 2);
    expect(await page.locator("#map .tip").textContent()).toMatch(/\d class/);
    await page.getByLabel("Sorted by").selectOption({ label: "Average km" });
    await page.getByRole("button", { name: "Reverse" }).click();
    const km = (await cells(page, "Average km")).map(Number);
    expect(km).toEqual([...km].sort((a, b) => b - a));
    await page.screenshot({ path: join(folder, "nation-phone-dark.png"), fullPage: true });
    expect(faults).toEqual([]);
    await page.close();
  });

  test("fits a sheet of paper", async () => {
    const { page, faults } = await open(input, { viewport: { width: 720, height: 1000 } });
    await page.emulateMedia({ media: "print" });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await page.locator("nav").isVisible()).toBe(false);
    await page.screenshot({ path: join(folder, "nation-paper.png"), fullPage: true });
    expect(faults).toEqual([]);
    await page.close();
  });
});

test("a nation in turn has its classes by week, readable in the dark and on a phone", async () => {
  const input = sequentialReport(2_000, 12);
  for (const [name, options] of [
    ["weeks-desk-dark", { ...desk, colorScheme: "dark" }],
    ["weeks-phone", phone],
  ] as const) {
    const { page, faults } = await open(input, options);
    const running = await page.locator("#weeks-chart rect").count();
    expect(running).toBeGreaterThan(30);
    expect(await page.locator("#weeks-chart [aria-label=text] text").count()).toBe(running);
    expect(await clippedLabels(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.locator("#load").screenshot({ path: join(folder, `${name}.png`) });
    expect(faults).toEqual([]);
    await page.close();
  }
});

test("a window that is made very narrow and wide again is drawn without a fault", async () => {
  const { page, faults } = await open(smallReport(), desk);
  const drawn = (): Promise<string | null> => page.locator("#map svg").getAttribute("viewBox");
  const before = await drawn();
  for (const width of [120, 30, 400]) {
    await page.setViewportSize({ width, height: 800 });
    await page.waitForTimeout(50);
  }
  expect(await drawn()).not.toBe(before);
  await page.setViewportSize(desk.viewport);
  await expect.poll(drawn).toBe(before);
  expect(faults).toEqual([]);
  await page.close();
});

test("names that would be markup are shown, not run", async () => {
  const hostile = `<img src=x onerror=alert(1)>"'</script><script>alert(2)</script>`;
  const input = JSON.parse(
    JSON.stringify(smallReport()).replaceAll(
      /"(pangan-genteng|blkk-genteng|ruang-praktik|51|olahan-pangan|Bali|BLKK|IDR|BLK Komunitas Genteng)"/g,
      (_, name: string) => JSON.stringify(name + hostile),
    ),
  ) as ReportInput;
  const { page, faults } = await open(input, desk);
  expect(await cells(page, "Class")).toContain(`pangan-genteng${hostile}`);
  expect(await page.locator("img").count()).toBe(0);
  for (const circle of await page.locator("#map .sites circle").all()) await circle.hover({ force: true });
  await page.locator("details").evaluate((details) => details.setAttribute("open", ""));
  await page.screenshot({ path: join(folder, "hostile-desk.png"), fullPage: true });
  expect(faults).toEqual([]);
  await page.close();
});

test("a script that was slipped into the page does not run", async () => {
  const file = join(folder, "tampered.html");
  const tampered = renderReport(smallReport()).replace("<main>", '<main><script>document.title = "run"</script>');
  writeFileSync(file, tampered);
  const page = await browser.newPage();
  await page.goto(pathToFileURL(file).href);
  expect(await page.title()).not.toBe("run");
  expect(await page.locator("#class-list table").count()).toBe(1);
  await page.close();
});

test("without scripts the page still has the plan", async () => {
  const { page } = await open(smallReport(), { ...desk, javaScriptEnabled: false });
  expect(await page.locator("h1").textContent()).toContain("126 of 147 people");
  expect(await page.locator("#load table tbody tr").count()).toBe(2);
  expect(await page.locator("#map noscript").textContent()).toContain("does not run scripts");
  await page.close();
});

describe("a nation formed and placed in one", () => {
  const input = jointReport(3_000);

  test.each([
    ["desk", desk],
    ["phone", phone],
  ])("shows on a %s where people come from, who is left, and what would help", async (name, options) => {
    const { page, faults } = await open(input, options);
    expect((await page.locator("#map .ways").getAttribute("d"))!.length).toBeGreaterThan(2_000);
    expect((await page.locator("#map .left-out").getAttribute("d"))!.length).toBeGreaterThan(1_000);
    await page.locator("#left-out details summary").click();
    expect(await page.locator("#left-out").textContent()).toContain("What would help");
    expect(await clippedLabels(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.locator("#map").screenshot({ path: join(folder, `joint-map-${name}.png`) });
    await page.locator("#left-out details").evaluate((details: HTMLDetailsElement) => {
      details.open = false;
    });
    await page.screenshot({ path: join(folder, `joint-${name}.png`), fullPage: true });
    expect(faults).toEqual([]);
    await page.close();
  });
});
