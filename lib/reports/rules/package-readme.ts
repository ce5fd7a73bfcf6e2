import type { PackageFiles } from "../schema";

/** What a package says of itself. */
export interface PackageWords {
  readonly title: string;
  readonly folio: string;
  readonly codeVersion: string;
  readonly inputDigest: string;
  readonly resultDigest: string;
  /** Who may have it and what may be done with it. */
  readonly conditions: readonly string[];
  /** What each file is, by its name. */
  readonly contents: Readonly<Record<string, string>>;
  readonly howToRun: readonly string[];
}

/** The readme of a package, in Spanish: what is what, for whom, and how the script is run. Files without words are listed by name. */
export function readme(words: PackageWords, files: PackageFiles): string {
  const names = [...files.keys()].sort();
  return [
    `# ${words.title}`,
    "",
    `- Folio: ${words.folio}`,
    `- Programa: ${words.codeVersion}`,
    `- Huella de los datos (sha256): ${words.inputDigest}`,
    `- Huella del resultado (sha256): ${words.resultDigest}`,
    "",
    "## Quién puede tenerlo",
    "",
    ...words.conditions.map((line) => `- ${line}`),
    "",
    "## Qué trae",
    "",
    ...names.map((name) => `- \`${name}\`: ${words.contents[name] ?? "resultados."}`),
    "",
    "Las tablas son CSV con coma, punto decimal y UTF-8. Una celda vacía es un dato que falta.",
    "",
    "## Cómo se repite",
    "",
    ...words.howToRun,
    "",
  ].join("\n");
}
