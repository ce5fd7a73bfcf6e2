import { rubricFile, rubricFileFormat, type RubricFile } from "../schema/rubric-draft";

type ReadRubricFile =
  { readonly ok: true; readonly file: RubricFile } | { readonly ok: false; readonly message: string };

const shown = 5;

/** Reads the text of a rubric's file. Never throws: what is wrong is said with its place, the first five of it. */
export function readRubricFile(text: string): ReadRubricFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {
      ok: false,
      message: "El archivo no es JSON. Elegir uno descargado de una pauta, o revisar sus comas y comillas.",
    };
  }
  const parsed = rubricFile.safeParse(value);
  if (parsed.success) return { ok: true, file: parsed.data };
  const { issues } = parsed.error;
  const places = issues
    .slice(0, shown)
    .map(({ path, message }) => `${path.join(".") || "archivo"}: ${message}`);
  const others = issues.length > shown ? ` Y ${issues.length - shown} más.` : "";
  return { ok: false, message: `El archivo no se pudo leer como pauta. ${places.join(" ")}${others}` };
}

/** The text of a rubric's file: the same that `readRubricFile` reads. */
export function writeRubricFile(file: Omit<RubricFile, "format">): string {
  return `${JSON.stringify({ format: rubricFileFormat, ...file }, null, 2)}\n`;
}
