import { translate as dbap } from "./dbap.ts";
import { translate as gap } from "./gap.ts";
import { translate as mmkp } from "./mmkp.ts";
import { translate as pmedcap } from "./pmedcap.ts";
import { translate as smptsp } from "./smptsp.ts";
import { translate as sscflp } from "./sscflp.ts";
import type { Translated } from "./translated.ts";
import { translate as wt } from "./wt.ts";

export type SetName = "gap" | "dbap" | "wt" | "mmkp" | "smptsp" | "sscflp" | "pmedcap";

/** Sets of problems rather than of models of the kernel: people to sites. */
export type PeopleSet = "nepal-exam-centres";

/** The translator of each set. */
export const translators: Readonly<Record<SetName, (text: string, name: string) => Translated>> = {
  gap,
  dbap,
  wt,
  mmkp,
  smptsp,
  sscflp,
  pmedcap,
};

export const setNames: readonly SetName[] = Object.keys(translators) as SetName[];
