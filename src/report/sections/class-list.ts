/** The frame of the list of all classes, which the page's script fills: it can be searched and sorted. */
import { type Html, html } from "../html.ts";
import type { Reading } from "../model/reading.ts";
import { needsScript, section } from "./parts.ts";

export function classListSection({ classes }: Reading): Html {
  const body =
    classes.length === 0 ? html`<p>There are none.</p>` : html`<div id="class-list"></div>${needsScript("The list")}`;
  return section("classes", "All classes", body);
}
