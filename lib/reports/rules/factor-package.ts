import type { FactorAnswers } from "@/lib/analysis/queries/replication";
import type { PackageFiles } from "../schema";
import { answerTable, codebookTable, scaleEnds } from "./factor-data";
import { factorResultTables } from "./factor-result-tables";
import { factorScript } from "./factor-script";
import type { ComputedRun } from "./factor-sheet";
import { readme } from "./package-readme";
import { jsonText } from "./package-text";

const contents = {
  "datos.csv":
    "las respuestas usadas, como se guardaron (sin dar vuelta nada), una fila por estudiante. `num_escuela` reemplaza al establecimiento: no es su RBD ni su orden.",
  "codebook.csv": "qué pregunta cada ítem y qué significa cada código.",
  "options.json": "cada opción con que se calculó.",
  "replicar.R": "repite el análisis con psych y compara.",
  "resultados/resultados.json": "todos los resultados de la plataforma.",
  "resultados/matriz.csv": "matriz de asociación.",
  "resultados/items.csv": "estadísticos de cada ítem y su KMO propio.",
  "resultados/adecuacion.csv": "KMO, determinante y prueba de Bartlett.",
  "resultados/autovalores.csv": "autovalores, análisis paralelo y MAP.",
  "resultados/cargas.csv": "cargas, comunalidades y estructura.",
  "resultados/phi.csv": "correlación entre factores.",
  "resultados/ajuste.csv": "índices de ajuste.",
  "resultados/items-quitados.csv": "ítems quitados, en orden y con su razón.",
  "resultados/confiabilidad.csv": "alfa y omega de cada factor.",
  "resultados/replica.csv": "congruencia entre las dos mitades.",
  "resultados/agregacion.csv": "ICC y acuerdo por establecimiento.",
};

/** Everything to do a factor run again elsewhere: answers under numbers that stand for schools, codebook, options, results and the script. */
export function factorPackage(
  computed: ComputedRun,
  answers: FactorAnswers,
  pseudonyms: ReadonlyMap<number, number>,
): PackageFiles {
  const { run, options, results } = computed;
  const { minimumCell } = answers.data;
  const files = new Map([
    ["datos.csv", answerTable(answers, pseudonyms)],
    ["codebook.csv", codebookTable(computed, answers)],
    ["options.json", jsonText(options)],
    ["replicar.R", factorScript(computed, { ends: scaleEnds(answers), minimumCell })],
    ["resultados/resultados.json", jsonText(results)],
    ...factorResultTables(results),
  ]);
  const words = {
    title: `Paquete de replicación: ${run.name}`,
    folio: run.id,
    codeVersion: run.codeVersion ?? "sin versión",
    inputDigest: run.dataDigest ?? "sin calcular",
    resultDigest: run.resultDigest ?? "sin calcular",
    conditions: [
      ...(run.isSynthetic ? ["Datos sintéticos: inventados con una semilla. No hablan de nadie."] : []),
      "Trae respuestas de estudiantes: solo lo tiene quien tiene acceso vigente al conjunto de datos, y rige lo que ese acceso permite.",
      `Condiciones de quien publica (${run.dataSet.publisher}): ${run.dataSet.conditions}`,
      `No publicar ninguna cifra de menos de ${minimumCell} estudiantes, ni intentar saber qué escuela es un número.`,
    ],
    contents,
    howToRun: [
      "Con R y los paquetes psych y GPArotation, en esta carpeta: `Rscript replicar.R`.",
      "",
      "El guion imprime la mayor diferencia de cada resultado. Cerca de 1e-5 es lo esperado: psych detiene antes sus cálculos. La policórica de psych difiere más cuando las preguntas no tienen todas las mismas categorías, porque entonces corta cada par por separado. El análisis paralelo, el remuestreo y las mitades dependen de sorteos y no se comparan.",
    ],
  };
  return new Map([...files, ["LEEME.md", readme(words, files)]]);
}
