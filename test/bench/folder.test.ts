import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { listFolder, readInstance } from "../../bench/public/folder.ts";

const root = mkdtempSync(join(tmpdir(), "serentak-folder-"));
afterAll(() => rmSync(root, { recursive: true }));

const head = "instance,file,sense,upper_bound,lower_bound,optimal,read_from,note";

/** A folder with one set of this list. */
function folderOf(name: string, set: string, ...lines: readonly string[]): string {
  mkdirSync(join(root, name, set), { recursive: true });
  writeFileSync(join(root, name, set, "best-known.csv"), `${lines.join("\n")}\n`);
  return join(root, name);
}

describe("a folder lists", () => {
  test("best known value and bound by the sense, and how they are rounded", () => {
    const folder = folderOf(
      "senses",
      "mmkp",
      head,
      'm1,sub/m1.txt.gz,max,24607,24585,no,"somewhere, once",',
      "m2,m2.txt,min,9.25,,unknown,,DOUBT: a lower bound of unstated origin",
    );
    expect(listFolder(folder)).toEqual([
      {
        set: "mmkp",
        instance: "m1",
        file: join(folder, "mmkp/sub/m1.txt.gz"),
        sense: "max",
        best: 24585,
        bound: 24607,
        rounding: 0.5,
        isDoubtful: false,
      },
      {
        set: "mmkp",
        instance: "m2",
        file: join(folder, "mmkp/m2.txt"),
        sense: "min",
        best: 9.25,
        bound: undefined,
        rounding: 0.005,
        isDoubtful: true,
      },
    ]);
  });

  test("the sets that it has, or those that are asked for", () => {
    folderOf("several", "wt", head, "wt40-001,wt40.txt,min,1,1,yes,,");
    const folder = folderOf("several", "gap", head, "a05100,a,min,1,1,yes,,");
    expect(listFolder(folder).map(({ set }) => set)).toEqual(["gap", "wt"]);
    expect(listFolder(folder, ["wt"]).map(({ set }) => set)).toEqual(["wt"]);
    expect(listFolder(folder, [], ["wt40-001"]).map(({ set }) => set)).toEqual(["wt"]);
    expect(() => listFolder(folder, ["gap"], ["wt40-001"])).toThrow(/no instance wt40-001 .* maybe --set/);
  });
});

describe("a folder is refused", () => {
  test("when it, or a set that is asked for, is missing", () => {
    expect(() => listFolder(join(root, "nowhere"))).toThrow(/has none of gap, dbap/);
    const folder = folderOf("one", "gap", head);
    expect(() => listFolder(folder, ["wt"])).toThrow(/wt\/best-known.csv does not exist/);
  });

  test("when its list lacks a column, a sense or a number", () => {
    expect(() => listFolder(folderOf("columns", "gap", "instance,file"))).toThrow(/no column sense, upper_bound/);
    const sense = folderOf("sense", "gap", head, "a,a,least,1,1,yes,,");
    expect(() => listFolder(sense)).toThrow(/a: sense "least", not min or max/);
    const number = folderOf("number", "gap", head, "a,a,min,about 1,1,yes,,");
    expect(() => listFolder(number)).toThrow(/a: a bound is not a number/);
  });
});

test("texts are unpacked when their name ends in .gz", () => {
  writeFileSync(join(root, "plain"), "1 2");
  writeFileSync(join(root, "packed.gz"), gzipSync("3 4"));
  expect([readInstance(join(root, "plain")), readInstance(join(root, "packed.gz"))]).toEqual(["1 2", "3 4"]);
});
