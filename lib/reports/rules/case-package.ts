import type { CaseInput } from "@/lib/analysis/schema/case-results";
import type { CaseSelectionView } from "@/lib/analysis/schema/cases";
import type { PackageFiles } from "../schema";
import { codedCases } from "./case-codes";
import { caseScript } from "./case-script";
import { readme } from "./package-readme";
import { jsonText, tidyTable } from "./package-text";
import { studyCodebook, studyTable, type SchoolNumber } from "./study-data";

/** Everything to calculate a selection again elsewhere, of the zones that the person may read: confidential, since a school's number may be its RBD. No name, and no reason that somebody typed. */
export function casePackage(
  selection: CaseSelectionView,
  input: CaseInput,
  numberOf: SchoolNumber,
): PackageFiles {
  const { settings, proof } = selection;
  const paths = [...settings.idps, ...settings.simce];
  const files = new Map([
    ["datos.csv", studyTable(input.rows, paths, numberOf)],
    [
      "codebook.csv",
      studyCodebook(
        paths.map((path) => ({ path, name: path.startsWith("simce/") ? "Simce" : "IDPS" })),
        settings.source.kind,
      ),
    ],
    ["options.json", jsonText(settings)],
    ["replicar.R", caseScript(selection)],
    ["resultados/escuelas.csv", schoolTable(selection, numberOf)],
    ["resultados/resultados.json", jsonText(resultsOf(selection, numberOf))],
  ]);
  const words = {
    title: "Paquete de replicación: selección de casos",
    folio: selection.id,
    codeVersion: proof.codeVersion,
    inputDigest: proof.inputDigest,
    resultDigest: proof.resultDigest,
    conditions: [
      "CONFIDENCIAL del equipo de investigación: dice qué escuelas son los casos. No se adjunta a informes; lo que se comparte es la ficha metodológica.",
      settings.source.kind === "proxy"
        ? "Las cifras por establecimiento son públicas; citar a la Agencia de Calidad de la Educación."
        : "El puntaje sale de respuestas de estudiantes: las escuelas van con un número que las reemplaza.",
      "Trae los resultados de las zonas en que quien lo descargó investiga.",
      ...selection.notes,
    ],
    contents: {
      "datos.csv": "las cifras de que salen ambos puntajes, también de las escuelas con que se compara.",
      "codebook.csv": "qué trae cada columna de los datos y su fuente.",
      "options.json": "cada ajuste de la selección.",
      "replicar.R": "calcula de nuevo los puntajes y cuadrantes en R y compara.",
      "resultados/escuelas.csv": "cada escuela considerada: puntajes, fuerza, lugar, estado y razón.",
      "resultados/resultados.json": "lo mismo, con lo que falta a cada zona y el registro.",
    },
    howToRun: [
      "Con R, sin paquetes, en esta carpeta: `Rscript replicar.R`.",
      "",
      "El guion imprime la mayor diferencia de cada resultado: lo esperado es bajo 1e-9. La estabilidad depende de sorteos y no se compara.",
    ],
  };
  return new Map([...files, ["LEEME.md", readme(words, files)]]);
}

function schoolTable(selection: CaseSelectionView, numberOf: SchoolNumber): string {
  const codes = new Map(codedCases(selection).map(({ code, school }) => [school.id, code]));
  return tidyTable(
    [
      ...["escuela", "zona", "n", "f", "o", "cuadrante", "lugar", "estado", "es_caso", "codigo"],
      ...["fuerza_minima", "fuerza_producto", "fuerza_residuo", "fuerza_suma", "estabilidad", "razones"],
    ],
    selection.held.flatMap((zone) =>
      zone.schools.map((school) => [
        ...[numberOf(school.rbd), zone.code, school.n, school.feedbackZ, school.outcomeZ, school.quadrant],
        ...[school.rank, school.status, school.isCase, codes.get(school.id) ?? null],
        ...[school.strengths?.minimum ?? null, school.strengths?.product ?? null],
        ...[school.strengths?.residual ?? null, school.strengths?.sum ?? null, school.stability],
        school.reasons.map(({ text }) => text).join(" "),
      ]),
    ),
  );
}

function resultsOf({ basis, held }: CaseSelectionView, numberOf: SchoolNumber) {
  return {
    basis,
    zones: held.map(({ code, shortBy, sealedAt, schools, log }) => ({
      ...{ code, shortBy, sealedAt },
      schools: schools.map((school) => ({
        school: numberOf(school.rbd),
        ...{ status: school.status, isCase: school.isCase, quadrant: school.quadrant, rank: school.rank },
        ...{ feedbackZ: school.feedbackZ, outcomeZ: school.outcomeZ, strengths: school.strengths },
        ...{ stability: school.stability, reasons: school.reasons.map(({ code: reason }) => reason) },
      })),
      log: log.map(({ at, kind }) => ({ at, kind })),
    })),
  };
}
