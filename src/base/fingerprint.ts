import { Sha256 } from "./sha256.ts";

/** Text collected before it is hashed: large enough to amortise the call, small enough never to hold the whole. */
const PIECE = 1 << 14;

/**
 * SHA-256 of a plain JSON value in canonical form (RFC 8785: members sorted by name, absent where `undefined`), in hexadecimal.
 *
 * Two problems that are equal as data have the same fingerprint, whatever the order of their members.
 */
export function fingerprint(value: unknown): string {
  const hash = new Sha256();
  let pending = "";
  const emit = (text: string): void => {
    pending += text;
    if (pending.length >= PIECE) {
      hash.update(pending);
      pending = "";
    }
  };
  writeCanonical(value, emit);
  return hash.update(pending).hex();
}

function writeCanonical(value: unknown, emit: (text: string) => void): void {
  if (value === null || typeof value !== "object") {
    emit(JSON.stringify(value) ?? "null");
    return;
  }
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      emit(i === 0 ? "[" : ",");
      writeCanonical(value[i], emit);
    }
    emit(value.length === 0 ? "[]" : "]");
    return;
  }
  const members = value as Record<string, unknown>;
  let written = 0;
  for (const name of Object.keys(members).sort()) {
    if (members[name] === undefined) continue;
    emit(`${written++ === 0 ? "{" : ","}${JSON.stringify(name)}:`);
    writeCanonical(members[name], emit);
  }
  emit(written === 0 ? "{}" : "}");
}
