import { charts } from "./charts.ts";
import { colours } from "./colours.ts";
import { page } from "./page.ts";
import { tables } from "./tables.ts";

/** Everything that the page looks like. */
export const styles: string = colours + page + tables + charts;
