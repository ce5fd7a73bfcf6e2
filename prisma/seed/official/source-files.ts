import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { formatGrade } from "@/lib/format/grade";
import { testedGrade, type TestedGrade } from "./records";

const PUBLISHERS = {
  agencia: "Agencia de Calidad de la Educación",
  mineduc: "Centro de Estudios, Ministerio de Educación",
  dep: "Dirección de Educación Pública",
  bcn: "Biblioteca del Congreso Nacional",
} as const;

export type SourceFile = Readonly<{
  code: string;
  path: string;
  fileName: string;
  sha256: string;
  publisher: string;
  title: string;
  family: "simce" | "idps" | "directory" | "slep" | "communes";
  grade: TestedGrade | null;
  year: number | null;
}>;

export type ResultFile = SourceFile & Readonly<{ grade: TestedGrade; year: number }>;

/** The directory, SLEP list and polygons that place the schools. */
export function placeFiles(folder: string): Readonly<Record<"directory" | "slep" | "communes", SourceFile>> {
  const file = (
    path: string,
    facts: Pick<SourceFile, "publisher" | "title" | "family" | "year">,
  ): SourceFile => ({ ...identify(join(folder, path)), ...facts, grade: null });
  return {
    directory: file("directorio/directorio_oficial_ee_publico.csv", {
      publisher: PUBLISHERS.mineduc,
      title: "Directorio Oficial de Establecimientos 2025",
      family: "directory",
      year: 2025,
    }),
    slep: file("slep/listado_slep_2026.xlsx", {
      publisher: PUBLISHERS.dep,
      title: "Listado de Servicios Locales de Educación Pública 2026",
      family: "slep",
      year: 2026,
    }),
    communes: file("geo/comunas.geojson", {
      publisher: PUBLISHERS.bcn,
      title: "División comunal de Chile",
      family: "communes",
      year: null,
    }),
  };
}

/** Every Simce and IDPS file of the folder, by name. Throws on a file whose name does not say its grade and year. */
export function resultFiles(folder: string): readonly ResultFile[] {
  return (["simce", "idps"] as const).flatMap((family) =>
    readdirSync(join(folder, family))
      .map((name) => describeResult(join(folder, family, name), name, family))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
  );
}

function describeResult(path: string, name: string, family: "simce" | "idps"): ResultFile {
  const match = /^(?:simce|idps)(4b|6b|8b|2m)(\d{4})_/i.exec(name);
  if (match === null) throw new Error(`${path}: the name does not say grade and year`);
  const grade = testedGrade.parse(match[1]?.toLowerCase());
  const year = Number(match[2]);
  const kind = family === "simce" ? "" : idpsKindInName(name);
  const title = `${family === "simce" ? "Simce" : "IDPS"} ${formatGrade(grade)} ${year} por establecimiento${kind}`;
  return { ...identify(path), publisher: PUBLISHERS.agencia, title, family, grade, year };
}

function idpsKindInName(name: string): string {
  if (/_niveles_/i.test(name)) return ": niveles de las subdimensiones";
  return /_dim_/i.test(name) ? ": dimensiones" : ": indicadores";
}

function identify(path: string): Pick<SourceFile, "code" | "path" | "fileName" | "sha256"> {
  const fileName = path.split(/[/\\]/).at(-1) ?? path;
  return {
    code: fileName.replace(/\.\w+$/, "").toLowerCase(),
    path,
    fileName,
    sha256: createHash("sha256").update(readFileSync(path)).digest("hex"),
  };
}
