/** Elements made from plain values; text is text, never markup. */

type Child = Node | string;
type Attributes = Readonly<Record<string, string | number>>;

const SVG = "http://www.w3.org/2000/svg";

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return fill(document.createElement(name), attributes, children);
}

export function drawing<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

/** The element of this id; the page of this script always has those that it asks for, unless a section has nothing to show. */
export function find(id: string): HTMLElement | undefined {
  return document.getElementById(id) ?? undefined;
}

/** Nothing can be drawn in less; a window that is being resized may be narrower for a moment. */
const LEAST_WIDTH = 240;

/** Draws at the width that the frame's parent has to give, and again whenever that changes. */
export function drawAtWidth(frame: HTMLElement, draw: (width: number) => void): void {
  let drawn = 0;
  const redraw = (): void => {
    const width = Math.max(LEAST_WIDTH, innerWidth(frame.parentElement ?? frame));
    if (width === drawn) return;
    drawn = width;
    draw(width);
  };
  redraw();
  new ResizeObserver(redraw).observe(frame.parentElement ?? frame);
}

function innerWidth(parent: HTMLElement): number {
  const { paddingLeft, paddingRight } = getComputedStyle(parent);
  return Math.floor(parent.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight));
}

function fill<E extends Element>(made: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}
