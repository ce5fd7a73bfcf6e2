import { modelDimensionLabels, modelDimensions, type ModelDimension } from "../../schema/words";

/** What a code says besides its name. A file has one description for it: the rest stands in sections under their headings. */
export interface CodeWords {
  readonly definition: string;
  readonly whenToUse: string;
  readonly whenNot: string;
  readonly example: string;
  /** Of a root. */
  readonly dimension: ModelDimension | null;
  readonly retiredAt: Date | null;
}

const headings = {
  whenToUse: "Cuándo usarlo:",
  whenNot: "Cuándo no usarlo:",
  example: "Ejemplo:",
  dimension: "Dimensión del modelo:",
  retiredAt: "Retirado el:",
} as const;
type Section = keyof typeof headings;
const sections: readonly Section[] = ["whenToUse", "whenNot", "example", "dimension", "retiredAt"];

/** A line of the text itself that looks like a heading carries a backslash more. */
const HEADING = new RegExp(`^\\\\*(?:${Object.values(headings).join("|")})$`);

/** The words of a code as one description: its definition, then a section for each thing that it says. */
export function describedCode(words: CodeWords): string {
  const said: Readonly<Record<Section, string>> = {
    whenToUse: words.whenToUse,
    whenNot: words.whenNot,
    example: words.example,
    dimension: words.dimension === null ? "" : modelDimensionLabels[words.dimension],
    retiredAt: words.retiredAt?.toISOString() ?? "",
  };
  const written = sections.filter((section) => said[section] !== "");
  return [guarded(words.definition), ...written.map((one) => `${headings[one]}\n${guarded(said[one])}`)].join(
    "\n\n",
  );
}

/** The words of a code out of its description; one that another program wrote is all definition. */
export function codeWords(description: string): CodeWords {
  const found: Record<Section | "definition", string[]> = {
    ...{ definition: [], whenToUse: [], whenNot: [], example: [], dimension: [], retiredAt: [] },
  };
  let current: Section | "definition" = "definition";
  for (const line of description.split("\n")) {
    const opened = sections.find((section) => headings[section] === line);
    if (opened !== undefined) {
      // The empty line that stands before a heading is not part of what came before.
      if (found[current].at(-1) === "") found[current].pop();
      current = opened;
    } else found[current].push(HEADING.test(line) ? line.slice(1) : line);
  }
  const text = (of: Section | "definition") => found[of].join("\n");
  const retired = new Date(text("retiredAt"));
  return {
    ...{ definition: text("definition"), whenToUse: text("whenToUse") },
    ...{ whenNot: text("whenNot"), example: text("example") },
    dimension: modelDimensions.find((one) => modelDimensionLabels[one] === text("dimension")) ?? null,
    retiredAt: Number.isNaN(retired.getTime()) ? null : retired,
  };
}

function guarded(text: string): string {
  return text
    .split("\n")
    .map((line) => (HEADING.test(line) ? `\\${line}` : line))
    .join("\n");
}
