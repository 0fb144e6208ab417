/** Where the money goes, one bar a kind of cost. */
import { axisY, barX, plot, ruleX, text } from "@observablehq/plot";
import type { Payload } from "../payload.ts";
import { drawAtWidth } from "./dom.ts";
import { labelRoom } from "./label-room.ts";
import { compact } from "./words.ts";

export function drawCosts(frame: HTMLElement, { costs, currency }: Payload): void {
  const shown = costs.filter(({ amount }) => amount !== 0);
  if (shown.length === 0) return;
  drawAtWidth(frame, (width) => {
    const room = labelRoom(
      shown.map(({ label }) => label),
      13,
      width,
      0.48,
    );
    const chart = plot({
      ariaLabel: `Bars of the cost by kind, in ${currency}; the table below has the figures`,
      width,
      height: 26 * shown.length + 8,
      marginLeft: room.margin,
      marginRight: 48,
      marginTop: 4,
      marginBottom: 4,
      style: { fontSize: "13px", fontFamily: "inherit", background: "none", color: "inherit" },
      x: { axis: null, domain: [0, Math.max(...shown.map(({ amount }) => amount))] },
      y: { label: null, domain: shown.map(({ label }) => label), padding: 0.3 },
      marks: [
        axisY({ tickSize: 0, label: null, tickFormat: room.fit }),
        barX(shown, {
          x: "amount",
          y: "label",
          fill: ({ label }) => (label === "People without a place" ? "var(--unplaced)" : "var(--placed)"),
        }),
        ruleX([0], { stroke: "var(--muted)" }),
        text(shown, {
          x: "amount",
          y: "label",
          text: ({ amount }) => compact(amount),
          textAnchor: "start",
          dx: 5,
          fill: "currentColor",
        }),
      ],
    });
    chart.setAttribute("role", "img");
    frame.replaceChildren(chart);
  });
}
