/** What a certificate consists of, counted. */
import type { Certificate, CertificateNode } from "../../domain/index.ts";

export interface CertificateFigures {
  readonly leaves: number;
  readonly rooms: number;
  /** Pairs of a room, or whatever else is short, and a day with a price above 0, in all leaves; rows without days count once. */
  readonly prices: number;
}

export function certificateFigures({ tree }: Certificate): CertificateFigures {
  const rooms = new Set<string>();
  let leaves = 0;
  let prices = 0;
  const open: CertificateNode[] = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    switch (node.kind) {
      case "leaf":
        leaves++;
        for (const row of node.rows) {
          if (row.kind === "room") rooms.add(JSON.stringify(row.ids));
          if ("price" in row && row.price > 0) prices++;
          if (!("prices" in row)) continue;
          for (const price of row.prices) if (price > 0) prices++;
        }
        break;
      case "wave":
      case "sum":
        for (const part of node.parts) open.push(part.node);
        break;
      case "classes":
        open.push(node.upTo, node.beyond);
        break;
    }
  }
  return { leaves, rooms: rooms.size, prices };
}
