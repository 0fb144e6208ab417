import type { PublicOptions } from "./arguments.ts";
import { hasModels, type Listed, listFolder } from "./folder.ts";
import { isNepalInstance, listNepal, NEPAL } from "./people/nepal-exam-centres.ts";
import type { SetName } from "./sets/index.ts";

/** Instances of all kinds that are asked for, those of sets of people last. */
export function listAll({ folder, set, only }: Pick<PublicOptions, "folder" | "set" | "only">): Listed[] {
  const people = set.length === 0 || set.includes(NEPAL) ? listNepal(folder, only) : [];
  if (set.includes(NEPAL) && people.length === 0) throw new Error(`${folder} has no ${NEPAL}, or not of these names`);
  const models = set.filter((name): name is SetName => name !== NEPAL);
  const others = only.filter((name) => !isNepalInstance(name));
  const areAsked =
    models.length > 0 ||
    (set.length === 0 && (only.length === 0 || others.length > 0) && (people.length === 0 || hasModels(folder)));
  return areAsked ? [...listFolder(folder, models, others), ...people] : people;
}
