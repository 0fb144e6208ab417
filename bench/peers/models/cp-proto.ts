/** The part of CP-SAT's model format (CpModelProto) that is used here, in the words of that format. */
export interface CpProto {
  readonly variables: { readonly domain: number[] }[];
  readonly constraints: CpConstraint[];
  readonly objective: { readonly vars: number[]; readonly coeffs: number[]; readonly offset: number };
}

/** Literals are variables; -1 - variable is its negation. */
export interface CpConstraint {
  readonly enforcementLiteral?: number[];
  readonly linear?: { readonly vars: number[]; readonly coeffs: number[]; readonly domain: number[] };
  readonly exactlyOne?: { readonly literals: number[] };
  readonly atMostOne?: { readonly literals: number[] };
  readonly boolOr?: { readonly literals: number[] };
  readonly interval?: { readonly start: CpExpression; readonly end: CpExpression; readonly size: CpExpression };
  readonly noOverlap?: { readonly intervals: number[] };
  readonly cumulative?: {
    readonly capacity: CpExpression;
    readonly intervals: number[];
    readonly demands: CpExpression[];
  };
  readonly table?: { readonly exprs: CpExpression[]; readonly values: number[] };
}

export interface CpExpression {
  readonly vars?: number[];
  readonly coeffs?: number[];
  readonly offset?: number;
}

export const NO_LIMIT: number = Number.MAX_SAFE_INTEGER;

/** As the text format of protocol buffers, which native CP-SAT reads. */
export function protoText(value: object): string {
  const lines: string[] = [];
  write(value as Readonly<Record<string, unknown>>, lines);
  return lines.join("\n");
}

function write(message: Readonly<Record<string, unknown>>, lines: string[]): void {
  for (const [key, value] of Object.entries(message)) {
    const name = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (!Array.isArray(value)) writeField(name, value, lines);
    else if (typeof value[0] === "number") lines.push(`${name}: [${value.join(",")}]`);
    else for (const item of value) writeField(name, item, lines);
  }
}

function writeField(name: string, value: unknown, lines: string[]): void {
  if (value === undefined) return;
  if (typeof value !== "object") {
    lines.push(`${name}: ${value}`);
    return;
  }
  lines.push(`${name} {`);
  write(value as Readonly<Record<string, unknown>>, lines);
  lines.push("}");
}
