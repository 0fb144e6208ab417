import type { PlaceProblem } from "./place-problem.ts";

/** What is still open to decide: sites that stay closed or are open for good, options that are not taken. */
export interface PlaceDomain {
  /** 1 for a site that stays closed. [site] */
  readonly isClosed: Uint8Array;
  /** 1 for a site that is open for good. [site] */
  readonly isOpen: Uint8Array;
  /** 1 for an option that is not taken. [option] */
  readonly isExcluded: Uint8Array;
}

export function wholeDomain({ sites, optionCost }: PlaceProblem): PlaceDomain {
  return {
    isClosed: new Uint8Array(sites),
    isOpen: new Uint8Array(sites),
    isExcluded: new Uint8Array(optionCost.length),
  };
}

export function copyDomain({ isClosed, isOpen, isExcluded }: PlaceDomain): PlaceDomain {
  return { isClosed: isClosed.slice(), isOpen: isOpen.slice(), isExcluded: isExcluded.slice() };
}

/** Closes a site, and with it all its options. */
export function closeSite(problem: PlaceProblem, domain: PlaceDomain, site: number): void {
  const { firstResource, resourceAt, firstAt, optionAt } = problem;
  domain.isClosed[site] = 1;
  for (let i = firstResource[site]!; i < firstResource[site + 1]!; i++) {
    const resource = resourceAt[i]!;
    for (let at = firstAt[resource]!; at < firstAt[resource + 1]!; at++) domain.isExcluded[optionAt[at]!] = 1;
  }
}

/** Leaves a task one option. */
export function takeOption(problem: PlaceProblem, domain: PlaceDomain, option: number): void {
  const task = problem.optionTask[option]!;
  for (let other = problem.firstOption[task]!; other < problem.firstOption[task + 1]!; other++) {
    if (other !== option) domain.isExcluded[other] = 1;
  }
  domain.isOpen[problem.siteOf[problem.optionResource[option]!]!] = 1;
}

/** How many options are left to a task. */
export function choices({ firstOption }: PlaceProblem, { isExcluded }: PlaceDomain, task: number): number {
  let count = 0;
  for (let option = firstOption[task]!; option < firstOption[task + 1]!; option++) count += 1 - isExcluded[option]!;
  return count;
}

/** Whether every task that must be placed still has an option, and no limit is overrun by what is open for good. */
export function hasOptions(problem: PlaceProblem, domain: PlaceDomain): boolean {
  const left = problem.most.slice();
  for (let site = 0; site < problem.sites; site++) {
    const limit = problem.limitOf[site]!;
    if (domain.isOpen[site] === 1 && domain.isClosed[site] === 1) return false;
    if (domain.isOpen[site] === 1 && limit >= 0 && left[limit]!-- <= 0) return false;
  }
  for (let task = 0; task < problem.tasks; task++) {
    if (choices(problem, domain, task) === 0) return false;
  }
  return true;
}
