/** Classes running in each week, by the province where they are taught; provinces with the most come first. */
import { axisX, axisY, cell, plot, text } from "@observablehq/plot";
import type { Payload } from "../payload.ts";
import { drawAtWidth } from "./dom.ts";
import { labelRoom } from "./label-room.ts";
import { count } from "./words.ts";

/** Narrower than this, a cell cannot be read: the chart scrolls instead. */
const CELL_WIDTH = 26;
/** Wider than this, a cell is a bar and means nothing. */
const MOST_CELL_WIDTH = 96;

export function drawWeeks(frame: HTMLElement, { weeks, provinces }: Payload): void {
  const total = (classes: readonly number[]): number => classes.reduce((sum, value) => sum + value, 0);
  const loads = [...weeks.loads].sort((a, b) => total(b.classes) - total(a.classes));
  if (loads.length === 0) return;
  const cells = loads.flatMap(({ province, classes }) =>
    classes.map((running, week) => ({ province, week, running })).filter(({ running }) => running > 0),
  );
  const most = Math.max(...cells.map(({ running }) => running));
  const shade = (running: number): number => 0.12 + 0.88 * (running / most);

  drawAtWidth(frame, (width) => {
    const room = labelRoom(
      loads.map(({ province }) => provinces[province]!),
      12,
      width,
      0.36,
    );
    const marginLeft = room.margin;
    const available = (width - marginLeft - 8) / weeks.labels.length;
    const cellWidth = Math.min(Math.max(available, CELL_WIDTH), MOST_CELL_WIDTH);
    const everyNth = Math.ceil(48 / cellWidth);
    const chart = plot({
      ariaLabel: "Classes running in each week, by province",
      width: marginLeft + 8 + cellWidth * weeks.labels.length,
      height: 20 * loads.length + 36,
      marginLeft,
      marginRight: 8,
      marginTop: 28,
      marginBottom: 4,
      style: { fontSize: "12px", fontFamily: "inherit", background: "none", color: "inherit", maxWidth: "none" },
      x: { label: null, domain: weeks.labels.map((_, week) => week), padding: 0 },
      y: { label: null, domain: loads.map(({ province }) => province), padding: 0.12 },
      marks: [
        axisX({
          anchor: "top",
          tickSize: 0,
          label: null,
          tickFormat: (week: number) => (week % everyNth === 0 ? weeks.labels[week]! : ""),
        }),
        axisY({ tickSize: 0, label: null, tickFormat: (row: number) => room.fit(provinces[row]!) }),
        cell(cells, {
          x: "week",
          y: "province",
          fill: "var(--load)",
          fillOpacity: ({ running }) => shade(running),
          insetLeft: 1,
          insetRight: 1,
        }),
        text(cells, {
          x: "week",
          y: "province",
          text: ({ running }) => count(running),
          fontSize: 11,
          fill: ({ running }) => (shade(running) > 0.55 ? "var(--on-load)" : "currentColor"),
        }),
      ],
    });
    chart.setAttribute("role", "img");
    frame.replaceChildren(chart);
  });
}
