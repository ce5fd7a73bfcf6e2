import { NotebookSection } from "@/components/analysis/workbench/notebook-section";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import type { FactorRunView } from "@/lib/analysis/schema/factors";
import { formatGrade, isGradeCode } from "@/lib/format/grade";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { countOf } from "@/lib/format/text";
import { DataPictures } from "./data-pictures";

/** Where the answers come from and what lets somebody else repeat the analysis. */
export function DataSection({ run }: Readonly<{ run: FactorRunView }>) {
  const { dataSet, dataSetId, dataSetName } = run;
  return (
    <NotebookSection step="data">
      <DescriptionList
        items={[
          {
            term: "Conjunto",
            detail: <TextLink href={`/evidencia/datos/${dataSetId}`}>{dataSetName}</TextLink>,
          },
          { term: "De", detail: applicationOf(dataSet) },
          { term: "Filas", detail: countOf(dataSet.respondentCount, "estudiante") },
          { term: "Lo entregó", detail: dataSet.publisher },
          { term: "Condiciones", detail: <span className="whitespace-pre-line">{dataSet.conditions}</span> },
          { term: "Celda mínima", detail: countOf(dataSet.minimumCell, "estudiante") },
          ...repeatability(run),
        ]}
      />
      {run.results?.audit && <DataPictures audit={run.results.audit} />}
    </NotebookSection>
  );
}

function applicationOf({ grade, year }: FactorRunView["dataSet"]): string {
  const parts = [
    grade === null ? null : isGradeCode(grade) ? formatGrade(grade) : grade,
    year === null ? null : String(year),
  ];
  return parts.filter((part) => part !== null).join(" ") || "Sin año ni grado";
}

function repeatability({ computedAt, codeVersion, fileDigest, dataDigest, resultDigest }: FactorRunView) {
  const digests = [
    { term: "Huella del archivo", digest: fileDigest },
    { term: "Huella de lo usado", digest: dataDigest },
    { term: "Huella del resultado", digest: resultDigest },
  ];
  return [
    ...digests.flatMap(({ term, digest }) =>
      digest === null
        ? []
        : [{ term, detail: <span className="font-mono text-sm [overflow-wrap:anywhere]">{digest}</span> }],
    ),
    ...(computedAt === null
      ? []
      : [
          {
            term: "Calculado",
            detail: `${formatDateTime(computedAt, DEFAULT_ZONE)}${codeVersion === null ? "" : `, versión ${codeVersion}`}`,
          },
        ]),
  ];
}
