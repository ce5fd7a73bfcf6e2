import { AppError } from "@/lib/errors";
import { formatGrade } from "@/lib/format/grade";
import type { Family, KnownSchools, ParsedFile } from "../../schema/parsed";
import type { SourceFile } from "../../schema/source";
import { applicationWarnings } from "./application";
import { categoryYear, readCategories } from "./category";
import { featuresOf, readCommunes } from "./communes";
import { readDirectory } from "./directory";
import { nameHint, type NameHint } from "./file-name";
import type { FiguresRead } from "./figures-read";
import { readIdps } from "./idps";
import { readIdpsLevels } from "./idps-levels";
import { unknownSchoolWarnings } from "./known-schools";
import { otherTables, recogniseTable, type Recognised } from "./recognise";
import { readSimce } from "./simce";
import { readSlep } from "./slep";

const AGENCY = "Agencia de Calidad de la Educación";
const MINISTRY = "Centro de Estudios, Ministerio de Educación";
const PUBLIC_EDUCATION = "Dirección de Educación Pública";
const LIBRARY = "Biblioteca del Congreso Nacional";

/** What the files of one kind say, before who holds them adds its name and digest. */
type Understood = Omit<ParsedFile, "fileName" | "entryPath" | "sha256">;

/**
 * What an opened file means. Every row of it is either in the content or in the rejections, one rejection a row at most;
 * rows it cannot take never stop it. Throws UNKNOWN_FILE for a file of another kind, saying what was expected and what
 * was found.
 */
export function parseOfficialFile(file: SourceFile, known: KnownSchools): ParsedFile {
  const { fileName, entryPath, sha256 } = file;
  const hint = nameHint(entryPath?.split("/").at(-1) ?? fileName);
  const understood =
    file.format === "geojson" ? understandCommunes(file) : understandTable(file, hint, known);
  return { fileName, entryPath, sha256, ...understood };
}

function understandCommunes(file: SourceFile): Understood {
  const features = featuresOf(file.geojson);
  const read = features === null ? null : readCommunes(features);
  if (read === null || read.communes.length === 0)
    throw new AppError("UNKNOWN_FILE", {
      message:
        "El archivo GeoJSON no tiene polígonos de comunas. Se espera una FeatureCollection cuyas propiedades sean cod_comuna, Comuna, Provincia, codregion y Region.",
    });
  const { rows, communes, reading } = read;
  return {
    ...{ family: "communes", grade: null, year: null, version: null, fileDate: null },
    ...{ publisher: LIBRARY, title: "División comunal de Chile", reading, ...rows, warnings: [] },
    content: { kind: "communes", rows: communes },
  };
}

function understandTable(file: SourceFile, hint: NameHint, known: KnownSchools): Understood {
  const recognised = recogniseTable(file);
  const others = otherTables(file, recognised.table);
  switch (recognised.family) {
    case "slep":
      return understandSlep(recognised, hint, others);
    case "directory":
      return understandDirectory(recognised, hint, others);
    default: {
      const read = readFigures(recognised, hint, known);
      const warnings = [...kindWarnings(recognised.family, hint), ...others];
      return withFigures(recognised.family, read, { hint, known, warnings });
    }
  }
}

function understandSlep({ table }: Recognised, hint: NameHint, others: readonly string[]): Understood {
  const { rows, communes, reading, warnings } = readSlep(table);
  const title = "Listado de Servicios Locales de Educación Pública";
  return {
    ...{ family: "slep", grade: null, year: hint.year, version: null, fileDate: null },
    ...{ publisher: PUBLIC_EDUCATION, title: withYear(title, hint.year), reading, ...rows },
    warnings: [...others, ...warnings],
    content: { kind: "slep", rows: communes },
  };
}

function understandDirectory({ table }: Recognised, hint: NameHint, others: readonly string[]): Understood {
  const { rows, schools, year, reading, warnings } = readDirectory(table, hint);
  return {
    ...{ family: "directory", grade: null, year, version: null, fileDate: null },
    ...{
      publisher: MINISTRY,
      title: withYear("Directorio Oficial de Establecimientos", year),
      reading,
      ...rows,
    },
    warnings: [...others, ...warnings],
    content: { kind: "directory", rows: schools },
  };
}

function readFigures({ family, table }: Recognised, hint: NameHint, known: KnownSchools): FiguresRead {
  const hasYear =
    family === "category"
      ? categoryYear(table.headers, hint) !== null
      : hint.year !== null || table.headers.some((header) => header.trim().toLowerCase() === "agno");
  if (!hasYear)
    throw new AppError("UNKNOWN_FILE", {
      message:
        "El archivo no dice su año, ni en una columna ni en su nombre. Ponerle el nombre con que lo publica la Agencia e intentar de nuevo.",
    });
  if (family === "simce") return readSimce(table, hint, known);
  if (family === "idps_level") return readIdpsLevels(table, hint);
  return family === "category" ? readCategories(table, hint) : readIdps(table, hint);
}

function withFigures(
  family: Family,
  read: FiguresRead,
  context: { readonly hint: NameHint; readonly known: KnownSchools; readonly warnings: readonly string[] },
): Understood {
  const { rows, columns, applications, facts, reading } = read;
  const { hint } = context;
  const [main] = applications;
  const grade = main?.grade ?? null;
  const year = main?.year ?? null;
  return {
    ...{ family, grade, year, version: facts.version, fileDate: facts.fileDate },
    ...{ publisher: AGENCY, title: titleOf(family, grade, year), reading, ...rows },
    warnings: [
      ...applicationWarnings(applications, hint),
      ...facts.warnings(hint),
      ...read.warnings,
      ...context.warnings,
      ...unknownSchoolWarnings(columns, context.known),
    ],
    content: { kind: "figures", columns },
  };
}

function kindWarnings(family: Family, { kind }: NameHint): readonly string[] {
  if (kind === null || family.startsWith(kind)) return [];
  const words = { simce: "Simce", idps: "IDPS" };
  return [
    `El nombre del archivo dice ${words[kind]}, pero su contenido no lo es: se usó lo que dice el contenido.`,
  ];
}

const SUFFIXES: Partial<Record<Family, string>> = {
  idps: ": indicadores",
  idps_dimension: ": dimensiones",
  idps_level: ": niveles de las subdimensiones",
};

function titleOf(family: Family, grade: string | null, year: number | null): string {
  if (family === "category") return withYear("Categoría de Desempeño", year);
  const what = [family === "simce" ? "Simce" : "IDPS", grade === null ? "" : formatGrade(grade)];
  return `${withYear(what.filter(Boolean).join(" "), year)} por establecimiento${SUFFIXES[family] ?? ""}`;
}

function withYear(title: string, year: number | null): string {
  return year === null ? title : `${title} ${year}`;
}
