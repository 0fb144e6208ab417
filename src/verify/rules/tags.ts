import type { ClassRule, Placement } from "../rule.ts";

/** `tags`: the facility has every tag that the cohort requires, and none that it excludes. */
export const tags: ClassRule<Pick<Placement, "cohort" | "facility">> = {
  id: "tags",
  holds: ({ cohort: { requiredTags, excludedTags }, facility }) =>
    (requiredTags === undefined || requiredTags.every((tag) => facility.tags?.includes(tag))) &&
    (excludedTags === undefined || !excludedTags.some((tag) => facility.tags?.includes(tag))),
  explain: ({ cohort, facility }) => {
    const { requiredTags = [], excludedTags = [] } = cohort;
    const missing = requiredTags.filter((tag) => !facility.tags?.includes(tag));
    const unwanted = excludedTags.filter((tag) => facility.tags?.includes(tag));
    const faults = [
      ...missing.map((tag) => `does not have the tag ${tag}, which cohort ${cohort.id} requires`),
      ...unwanted.map((tag) => `has the tag ${tag}, which cohort ${cohort.id} excludes`),
    ];
    return { message: `Facility ${facility.id} ${faults.join(", and ")}.` };
  },
};
