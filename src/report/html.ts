/**
 * HTML that cannot be broken by what is put into it: `html` escapes every value that is not itself made by `html`, so a name
 * such as `<img src=x onerror=alert(1)>` is shown, never run.
 */

/** A piece of HTML whose values are escaped already. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What may stand in a template; `undefined` and `false` leave nothing behind. */
export type HtmlValue = string | number | Html | readonly Html[] | undefined | false;

/** A template whose values are escaped, as text and as attributes in quotes alike. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = parts[0]!;
  for (let i = 0; i < values.length; i++) text += render(values[i]) + parts[i + 1]!;
  return new Html(text);
}

/** A value as JSON for a script element of type `application/json`: no `<`, so it can neither end the element nor begin a comment. */
export function embedJson(value: unknown): Html {
  return new Html(JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, unicodeEscape));
}

function render(value: HtmlValue): string {
  if (value === undefined || value === false) return "";
  if (value instanceof Html) return value.toString();
  if (typeof value === "object") return value.join("");
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
