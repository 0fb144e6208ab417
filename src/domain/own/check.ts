/** Own rules and travel models looked at before they are asked anything, and what they mean for a fingerprint. */
import { fingerprint } from "../../base/index.ts";
import { TERMS } from "../costs.ts";
import { UsageError } from "../errors.ts";
import type { Problem } from "../problem.ts";
import type { OwnFunctions, OwnRule } from "./functions.ts";

const ID = /^[A-Za-z][A-Za-z0-9._-]*$/;

/** Throws a `UsageError` of code `bad-own-functions` for what cannot be a rule or travel model. */
export function checkOwnFunctions({ rules = [], travel }: OwnFunctions): void {
  if (!Array.isArray(rules)) throw fault(`rules is ${shown(rules)}, expected a list of rules.`);
  const known = new Set<string>();
  for (const [k, rule] of rules.entries()) {
    checkRule(rule, `rules[${k}]`);
    if (known.has(rule.id)) throw fault(`rules[${k}].id is ${shown(rule.id)}, which another rule has as well.`);
    known.add(rule.id);
  }
  if (travel === undefined) return;
  checkNames(travel, "travel");
  if (typeof travel.roadMetres !== "function")
    throw fault(`travel.roadMetres is ${shown(travel.roadMetres)}, expected a function.`);
}

export function checkRule(rule: OwnRule, path: string): void {
  checkNames(rule, path);
  const { id, eligible, cost } = rule;
  if (!ID.test(id)) {
    throw fault(`${path}.id is ${shown(id)}, expected letters, digits, ".", "_" and "-", a letter first.`);
  }
  if (id === "total" || (TERMS as readonly string[]).includes(id)) {
    throw fault(`${path}.id is ${shown(id)}, which is a term of every score.\nMaybe call it ${shown(`own-${id}`)}.`);
  }
  for (const [name, value] of Object.entries({ eligible, cost })) {
    if (value !== undefined && typeof value !== "function") {
      throw fault(`${path}.${name} (rule ${shown(id)}) is ${shown(value)}, expected a function.`);
    }
  }
  if (eligible === undefined && cost === undefined) {
    throw fault(`${path} (rule ${shown(id)}) has neither eligible nor cost, expected one of them.`);
  }
}

/** Of a problem together with the names and versions of what is asked beside it; of the problem alone when nothing is. */
export function fingerprintOf(problem: Problem, { rules = [], travel }: OwnFunctions): string {
  if (rules.length === 0 && travel === undefined) return fingerprint(problem);
  const named = rules.map(({ id, version }) => ({ id, version })).sort((a, b) => (a.id < b.id ? -1 : 1));
  return fingerprint({ problem, rules: named, travel: travel && { id: travel.id, version: travel.version } });
}

function checkNames(one: { readonly id: string; readonly version: string }, path: string): void {
  if (typeof one !== "object" || one === null) throw fault(`${path} is ${shown(one)}, expected an object.`);
  for (const name of ["id", "version"] as const) {
    const value: unknown = one[name];
    if (typeof value !== "string" || value === "") throw fault(`${path}.${name} is ${shown(value)}, expected a name.`);
  }
}

function fault(message: string): UsageError {
  return new UsageError("bad-own-functions", message);
}

function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  return typeof value === "object" && value !== null ? "an object" : String(value);
}
