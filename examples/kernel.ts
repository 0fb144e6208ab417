import { boundFromPrices, checkModel, findConflict, ModelBuilder, optionOf, solveModelSync } from "serentak/kernel";

const builder = new ModelBuilder({ periods: 10 });
const oven = builder.resource({ id: "oven", capacity: 2 });
const bread = builder.task({ id: "bread", startCosts: (start) => 3 * start });
builder.mode(bread, { cost: 5, duration: 4, demands: [{ resource: oven, amount: 2 }] });
builder.mode(bread, { cost: 9, duration: 2, demands: [{ resource: oven }] });
const cake = builder.task({ id: "cake", skipCost: 20 });
builder.mode(cake, { cost: 1, duration: 3, demands: [{ resource: oven }] });
builder.precedence({ before: bread, after: cake, minLag: 1 });

const model = builder.build();
const { status, choice, cost, bound, certificate } = solveModelSync(model);
console.log(status, cost); // optimal 6
console.log(optionOf(model, choice!, cake)); // { mode: 2, start: 5 }
console.log(checkModel(model, choice!).ok); // true
console.log(boundFromPrices(model, certificate) === bound); // true

// Two that need the oven for two periods each cannot both have it within three: why there is no plan.
const tight = new ModelBuilder({ periods: 3 });
const only = tight.resource({ id: "oven", capacity: 1 });
for (const id of ["rolls", "buns"]) tight.mode(tight.task({ id }), { duration: 2, demands: [{ resource: only }] });
const conflict = findConflict(tight.build());
if (conflict.status === "conflict") for (const { name } of conflict.constraints) console.log(name);
// rolls must be placed
// buns must be placed
// capacity of oven
