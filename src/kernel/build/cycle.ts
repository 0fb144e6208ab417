const NEW = 0;
const ON_PATH = 1;
const DONE = 2;

/** The nodes of a cycle of a directed graph, each before the next, or undefined when there is none. */
export function cycleIn(nodes: number, arcs: readonly (readonly [from: number, to: number])[]): number[] | undefined {
  const targets: number[][] = Array.from({ length: nodes }, () => []);
  for (const [from, to] of arcs) targets[from]!.push(to);
  const state = new Uint8Array(nodes);
  for (let root = 0; root < nodes; root++) {
    if (state[root] !== NEW) continue;
    const path = [root];
    const nextTarget = [0];
    state[root] = ON_PATH;
    while (path.length > 0) {
      const node = path.at(-1)!;
      const target = targets[node]![nextTarget[path.length - 1]!++];
      if (target === undefined) {
        state[node] = DONE;
        path.pop();
        nextTarget.pop();
      } else if (state[target] === ON_PATH) {
        return path.slice(path.indexOf(target));
      } else if (state[target] === NEW) {
        state[target] = ON_PATH;
        path.push(target);
        nextTarget.push(0);
      }
    }
  }
  return undefined;
}
