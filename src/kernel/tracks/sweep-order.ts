import type { AllocationModel } from "../model.ts";

/** Cheapest modes of a task that count as links. */
const LINKS = 6;

/**
 * All tasks in an order in which those near one another compete for the same resources: breadth first from resource to resource
 * over the tasks that link them (the idea of Cuthill and McKee 1969). Who works through a stretch of it meets the same rows of
 * memory again while they are at hand, and melts one neighbourhood while the rest stays as it is.
 */
export function sweepOrder(model: AllocationModel): Int32Array {
  const { tasks, resources, firstMode, firstDemand, demandResource } = model;
  const pastLink = (task: number): number => firstDemand[Math.min(firstMode[task]! + LINKS, firstMode[task + 1]!)]!;
  const firstUser = new Int32Array(resources + 1);
  for (let task = 0; task < tasks; task++) {
    for (let link = firstDemand[firstMode[task]!]!; link < pastLink(task); link++)
      firstUser[demandResource[link]! + 1]!++;
  }
  for (let resource = 0; resource < resources; resource++) firstUser[resource + 1]! += firstUser[resource]!;
  const at = firstUser.slice(0, resources);
  const users = new Int32Array(firstUser[resources]!);
  for (let task = 0; task < tasks; task++) {
    for (let link = firstDemand[firstMode[task]!]!; link < pastLink(task); link++) {
      users[at[demandResource[link]!]!++] = task;
    }
  }

  const order = new Int32Array(tasks);
  const isOrdered = new Uint8Array(tasks);
  let size = 0;
  const queue = new Int32Array(resources);
  const isQueued = new Uint8Array(resources);
  let head = 0;
  let tail = 0;
  for (let root = 0; root < resources; root++) {
    if (isQueued[root] === 1) continue;
    isQueued[root] = 1;
    queue[tail++] = root;
    for (; head < tail; head++) {
      const resource = queue[head]!;
      for (let user = firstUser[resource]!; user < firstUser[resource + 1]!; user++) {
        const task = users[user]!;
        if (isOrdered[task] === 1) continue;
        isOrdered[task] = 1;
        order[size++] = task;
        for (let link = firstDemand[firstMode[task]!]!; link < pastLink(task); link++) {
          const next = demandResource[link]!;
          if (isQueued[next] === 1) continue;
          isQueued[next] = 1;
          queue[tail++] = next;
        }
      }
    }
  }
  for (let task = 0; task < tasks; task++) if (isOrdered[task] === 0) order[size++] = task;
  return order;
}
