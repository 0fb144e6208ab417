/** The licences of the packages whose code ends up inside the published files: the library and the report's script. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bundleEntry, bundleReportClient } from "./bundle.ts";
import { entries } from "./entries.ts";

interface PackageJson {
  readonly name: string;
  readonly license?: string;
}

/** The folders of all packages that are published within this one, sorted. */
export async function bundledPackages(): Promise<string[]> {
  const folders = new Set((await bundleReportClient()).packages);
  // No bundler sees this one: the outlines of src/report/land were extracted from it.
  folders.add("node_modules/world-atlas");
  for (const { source } of entries) {
    for (const folder of (await bundleEntry(source)).packages) folders.add(folder);
  }
  return [...folders].sort();
}

/** The whole file, for the packages in these folders; those with the same licence text share it. */
export function noticesOf(folders: readonly string[]): string {
  const namesOf = new Map<string, string[]>();
  for (const folder of folders) {
    const { name, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as PackageJson;
    const text = licenceText(folder, license);
    namesOf.set(text, [...(namesOf.get(text) ?? []), `${name} (${license ?? "see below"})`]);
  }
  const sections = [...namesOf].map(([text, names]) => `## ${names.join(", ")}\n\n\`\`\`text\n${text}\n\`\`\`\n`);
  return `# Third-party notices

The published files of serentak contain code of the packages below. The map in a report is drawn from Natural Earth,
which is in the public domain. Packages that serentak merely depends on carry their own licences.

${sections.join("\n")}`;
}

function licenceText(folder: string, license: string | undefined): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.|$)/i.test(name));
  if (file === undefined) throw new Error(`${folder} (${license}) has no licence file. Maybe its README has the text.`);
  return readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim();
}
