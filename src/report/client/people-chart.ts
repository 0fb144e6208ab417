/** People by province of home: trained, without a place, in no class. */
import { axisX, axisY, barX, gridX, plot, pointerY, ruleX, stackX, tip } from "@observablehq/plot";
import type { Payload } from "../payload.ts";
import { drawAtWidth } from "./dom.ts";
import { labelRoom } from "./label-room.ts";
import { count } from "./words.ts";

const OUTCOMES = [
  ["placed", "trained"],
  ["unplaced", "in a class without a place"],
  ["left", "in no class"],
] as const;

export function drawPeople(frame: HTMLElement, { people, provinces, provinceWord }: Payload): void {
  const rows = people
    .map((row) => ({ ...row, name: provinces[row.province]!, total: row.placed + row.unplaced + row.left }))
    .filter((row) => row.total > 0)
    .sort((a, b) => b.total - a.total);
  if (rows.length === 0) return;
  const bars = rows.flatMap((row) => OUTCOMES.map(([key]) => ({ row: row.province, people: row[key], key })));
  const nameOf = new Map(rows.map((row) => [row.province, row.name]));

  drawAtWidth(frame, (width) => {
    const ticks = width < 500 ? 4 : 8;
    const room = labelRoom([...nameOf.values()], 12, width);
    const chart = plot({
      ariaLabel: `Bars of people by ${provinceWord.toLowerCase()}; the table below has the figures`,
      width,
      height: 20 * rows.length + 40,
      marginLeft: room.margin,
      marginRight: 16,
      marginTop: 24,
      marginBottom: 4,
      style: { fontSize: "12px", fontFamily: "inherit", background: "none", color: "inherit" },
      x: { label: null },
      y: { label: null, domain: rows.map((row) => row.province), padding: 0.25 },
      marks: [
        gridX({ stroke: "var(--line)", strokeOpacity: 1, ticks }),
        axisX({ anchor: "top", tickSize: 0, label: null, ticks, tickFormat: (value: number) => count(value) }),
        axisY({ tickSize: 0, label: null, tickFormat: (row: number) => room.fit(nameOf.get(row) ?? "") }),
        barX(bars, stackX({ x: "people", y: "row", fill: ({ key }: { key: string }) => `var(--${key})` })),
        ruleX([0], { stroke: "var(--muted)" }),
        tip(
          rows,
          pointerY({
            x: "total",
            y: "province",
            title: (row: (typeof rows)[number]) =>
              [row.name, ...OUTCOMES.map(([key, words]) => `${count(row[key])} ${words}`)].join("\n"),
            fill: "var(--sheet)",
            stroke: "var(--muted)",
          }),
        ),
      ],
    });
    chart.setAttribute("role", "img");
    frame.replaceChildren(chart);
  });
}
