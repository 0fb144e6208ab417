/** Room for names beside bars: as wide as the widest name, but never more than a share of the chart; longer names lose their end. */

export interface LabelRoom {
  /** Pixels. */
  readonly margin: number;
  fit(name: string): string;
}

const GAP = 10;

/** At most the share `most` of a chart of this width. */
export function labelRoom(names: readonly string[], fontSize: number, width: number, most = 0.4): LabelRoom {
  const pen = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(document.body).fontFamily;
  if (pen !== null) pen.font = `${fontSize}px ${family}`;
  const widthOf = (text: string): number => pen?.measureText(text).width ?? 0.6 * fontSize * text.length;
  const room = Math.min(Math.max(...names.map(widthOf)), most * width);
  return {
    margin: Math.ceil(room) + GAP,
    fit(name) {
      let shown = name;
      for (let end = name.length - 1; end > 1 && widthOf(shown) > room + 0.5; end--)
        shown = `${name.slice(0, end).trimEnd()}…`;
      return shown;
    },
  };
}
