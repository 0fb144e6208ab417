/** What the page may load: nothing. What it may run: the one script that it carries, known by its hash. */
import { Sha256 } from "../base/sha256.ts";

/** For a `Content-Security-Policy`. Styles may be inline, since charts bring their own; a `data:` image is the empty icon. */
export function contentPolicy(script: string): string {
  return [
    "default-src 'none'",
    `script-src 'sha256-${base64(new Sha256().update(script).hex())}'`,
    "style-src 'unsafe-inline'",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function base64(hex: string): string {
  return btoa(hex.replace(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16))));
}
