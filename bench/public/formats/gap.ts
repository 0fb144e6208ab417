import { Tokens } from "./tokens.ts";

/** Generalised assignment: each job goes to one agent, agents have capacities, summed cost is smallest. */
export interface GapInstance {
  readonly agents: number;
  readonly jobs: number;
  /** [agent][job] */
  readonly cost: readonly (readonly number[])[];
  /** [agent][job] */
  readonly use: readonly (readonly number[])[];
  /** [agent] */
  readonly capacity: readonly number[];
}

export function parseGap(text: string, name: string): GapInstance {
  const tokens = new Tokens(text, name);
  const agents = tokens.integer("the number of agents");
  const jobs = tokens.integer("the number of jobs");
  const rows = (what: string): number[][] =>
    Array.from({ length: agents }, (_, agent) => tokens.integers(jobs, `${what} of agent ${agent} for job`));
  const instance = {
    agents,
    jobs,
    cost: rows("cost"),
    use: rows("use"),
    capacity: tokens.integers(agents, "capacity of agent"),
  };
  tokens.end();
  return instance;
}
