import { Tokens } from "./tokens.ts";

/** Single machine, one job at a time, no idle time needed: summed weighted tardiness is smallest. */
export interface WtInstance {
  readonly jobs: number;
  /** [job] */
  readonly processing: readonly number[];
  /** [job] */
  readonly weight: readonly number[];
  /** [job] */
  readonly due: readonly number[];
}

/** A file holds many instances, each behind a line `k n`; the name `wt<n>-<k>` says which one. */
export function parseWt(text: string, name: string): WtInstance {
  const wanted = /^wt(\d+)-(\d+)$/.exec(name);
  if (wanted === null) throw new Error(`${name}: expected a name like wt40-002, which says jobs and number`);
  const tokens = new Tokens(text, name);
  while (!tokens.isAtEnd) {
    const number = tokens.integer("the number of an instance");
    const jobs = tokens.integer("the number of jobs");
    const instance = {
      jobs,
      processing: tokens.integers(jobs, "processing time of job"),
      weight: tokens.integers(jobs, "weight of job"),
      due: tokens.integers(jobs, "due date of job"),
    };
    if (jobs === Number(wanted[1]) && number === Number(wanted[2])) return instance;
  }
  throw new Error(`${name}: its file has no instance number ${Number(wanted[2])} of ${wanted[1]} jobs`);
}
