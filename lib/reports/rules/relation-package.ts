import { caveatText } from "@/lib/analysis/rules/relation-caveats";
import { relationMethods, type RelationMethod, type RelationRunView } from "@/lib/analysis/schema/relations";
import type { StudyRow } from "@/lib/analysis/schema/study-rows";
import type { PackageFiles } from "../schema";
import { readme } from "./package-readme";
import { jsonText, tidyTable } from "./package-text";
import { relationScript } from "./relation-script";
import { studyCodebook, studyTable, type SchoolNumber } from "./study-data";

/** How the tables and the script call each method. */
const methodNames: Readonly<Record<RelationMethod, string>> = {
  pearson: "pearson",
  spearman: "spearman",
  partial: "parcial",
  weighted: "ponderada",
  robust: "hc3",
};

/** Everything to do a run of relations again elsewhere: figures, codebook, options, results and the script. */
export function relationPackage(
  run: RelationRunView,
  rows: readonly StudyRow[],
  numberOf: SchoolNumber,
): PackageFiles {
  const { options, outcomes, source, proof } = run;
  const zoned = rows.filter(({ zone }) => zone !== null);
  const files = new Map([
    ["datos.csv", studyTable(zoned, options.outcomes, numberOf)],
    ["codebook.csv", studyCodebook(outcomes, source.kind)],
    ["options.json", jsonText(options)],
    ["replicar.R", relationScript(run)],
    ["resultados/pruebas.csv", testTable(run)],
    ["resultados/resultados.json", jsonText({ tests: run.tests })],
  ]);
  const words = {
    title: "Paquete de replicación: relaciones con IDPS y Simce",
    folio: run.id,
    codeVersion: proof.codeVersion,
    inputDigest: proof.inputDigest,
    resultDigest: proof.resultDigest,
    conditions: [
      source.kind === "proxy"
        ? "Las cifras por establecimiento son públicas; citar a la Agencia de Calidad de la Educación."
        : "El puntaje sale de respuestas de estudiantes: las escuelas van con un número que las reemplaza. No intentar saber cuál es, ni compartir fuera del estudio.",
      ...run.caveats.map(caveatText),
    ],
    contents: {
      "datos.csv": "una fila por escuela, nivel y año de las zonas.",
      "codebook.csv": "qué trae cada columna de los datos y su fuente.",
      "options.json": "cada opción con que se calculó.",
      "replicar.R": "repite todas las pruebas en R y compara.",
      "resultados/pruebas.csv": "todas las pruebas, por cada método.",
      "resultados/resultados.json": "lo mismo, con lo que debe leerse junto a cada una.",
    },
    howToRun: [
      "Con R, sin paquetes, en esta carpeta: `Rscript replicar.R`.",
      "",
      "El guion imprime la mayor diferencia de cada resultado: lo esperado es bajo 1e-9. El intervalo de Spearman depende de sorteos y no se compara.",
    ],
  };
  return new Map([...files, ["LEEME.md", readme(words, files)]]);
}

function testTable({ tests }: RelationRunView): string {
  const parts = ["n", "valor", "bajo", "alto", "p", "q"];
  return tidyTable(
    [
      ...["zona", "nivel", "anio", "resultado", "n", "estado"],
      ...relationMethods.flatMap((method) => parts.map((part) => `${methodNames[method]}_${part}`)),
    ],
    tests.map((test) => [
      ...[test.zone?.code ?? null, test.grade, test.year, test.outcome.path, test.n, test.status],
      ...relationMethods.flatMap((method) => {
        const estimate = test.estimates[method];
        if (estimate === null) return parts.map(() => null);
        const { n, value, low, high, p, q } = estimate;
        return [n, value, low, high, p, q];
      }),
    ]),
  );
}
