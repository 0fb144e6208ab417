/** The list of all classes: searched, sorted, and drawn a page at a time, so that thousands of rows cost no more than fifty. */
import type { Payload } from "../payload.ts";
import { type Column, classColumns } from "./class-columns.ts";
import { matching, searchTexts, sorted } from "./class-order.ts";
import { element } from "./dom.ts";
import { count, noun } from "./words.ts";

/** A row on a phone is as high as a card. */
const ROWS_A_PAGE = matchMedia("(max-width: 46rem)").matches ? 20 : 50;

export function drawClassList(frame: HTMLElement, payload: Payload): void {
  const total = payload.classes.cohort.length;
  const columns = classColumns(payload);
  const texts = searchTexts(columns, total);
  let query = "";
  let order: Column = columns[0]!;
  let direction: 1 | -1 = 1;
  let page = 0;
  let rowsAPage = ROWS_A_PAGE;
  let rows = sorted(matching(texts, query), order, direction);

  const search = element("input", { type: "search", autocomplete: "off", spellcheck: "false" });
  const amount = element(
    "select",
    {},
    ...[ROWS_A_PAGE, 200].map((size) => element("option", { value: size }, String(size))),
    element("option", { value: total }, `all ${count(total)}`),
  );
  const heads = columns.map((column) => {
    const button = element("button", { type: "button" }, column.heading);
    button.addEventListener("click", () => sortBy(column));
    return element("th", { scope: "col", ...(column.isFigure && { class: "figure" }) }, button);
  });
  // Where headings have no room, a choice takes their place.
  const chooser = element("select", {}, ...columns.map(({ id, heading }) => element("option", { value: id }, heading)));
  const reverse = element("button", { type: "button", class: "plain order" }, "Reverse");
  const body = element("tbody");
  const status = element("p", { role: "status", class: "muted" });
  const [back, onward] = (["Previous", "Next"] as const).map((text) =>
    element("button", { type: "button", class: "plain" }, text),
  ) as [HTMLButtonElement, HTMLButtonElement];

  const sortBy = (column: Column): void => {
    direction = column === order && direction === 1 ? -1 : 1;
    order = column;
    refresh();
  };
  const refresh = (): void => {
    rows = sorted(matching(texts, query), order, direction);
    page = 0;
    show();
  };
  const show = (): void => {
    const first = page * rowsAPage;
    const shown = rows.slice(first, first + rowsAPage);
    body.replaceChildren(...shown.map((row) => tableRow(columns, row)));
    chooser.value = order.id;
    columns.forEach((column, i) => {
      if (column === order) heads[i]!.setAttribute("aria-sort", direction === 1 ? "ascending" : "descending");
      else heads[i]!.removeAttribute("aria-sort");
    });
    const found =
      rows.length === total
        ? noun(total, "class", "classes")
        : `${noun(rows.length, "match", "matches")} among ${noun(total, "class", "classes")}`;
    status.textContent =
      shown.length === 0 ? "No class matches." : `${count(first + 1)} to ${count(first + shown.length)} of ${found}`;
    back.disabled = page === 0;
    onward.disabled = first + rowsAPage >= rows.length;
  };
  chooser.addEventListener("change", () => sortBy(columns[chooser.selectedIndex]!));
  reverse.addEventListener("click", () => sortBy(order));
  search.addEventListener("input", () => {
    query = search.value;
    refresh();
  });
  amount.addEventListener("change", () => {
    rowsAPage = Number(amount.value);
    page = 0;
    show();
  });
  back.addEventListener("click", () => {
    page--;
    show();
  });
  onward.addEventListener("click", () => {
    page++;
    show();
  });

  frame.replaceChildren(
    element(
      "div",
      { class: "controls" },
      element("label", {}, "Search: class, place, date, home", search),
      element("label", {}, "Rows", amount),
      element("label", { class: "order" }, "Sorted by", chooser),
      reverse,
    ),
    element(
      "div",
      { class: "scroll", role: "region", "aria-label": "All classes", tabindex: 0 },
      element(
        "table",
        {},
        element("caption", {}, "Choose a heading to sort by it, once more to reverse."),
        element("thead", {}, element("tr", {}, ...heads)),
        body,
      ),
    ),
    element("div", { class: "pages" }, back, onward, status),
  );
  show();
}

function tableRow(columns: readonly Column[], row: number): HTMLElement {
  const cells = columns.map((column, i) => {
    // Headings stand beside their cells where the page is too narrow for a table.
    const kind = column.isFigure ? "figure" : column.id;
    const attributes = { "data-head": column.heading, class: kind };
    const text = element("span", {}, column.show(row));
    return i === 0 ? element("th", { ...attributes, scope: "row" }, text) : element("td", attributes, text);
  });
  return element("tr", {}, ...cells);
}
