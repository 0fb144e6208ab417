import fc from "fast-check";

// Property tests draw the same cases in every run, so that a failure is the change's and not the day's. SERENTAK_SEED=random (or a
// number) draws others: `npm run test:random` looks for cases that nobody has seen yet.
const given = process.env["SERENTAK_SEED"];
const seed = given === "random" ? Date.now() % 2 ** 31 : Number(given ?? 20261124);
if (!Number.isSafeInteger(seed)) throw new Error(`SERENTAK_SEED is ${given}; expected a whole number or "random"`);
fc.configureGlobal({ seed });
