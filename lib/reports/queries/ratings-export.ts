import "server-only";
import type { Actor } from "@/lib/access/schema";
import { toCsv } from "@/lib/format/csv";
import { listRatingCounts } from "@/lib/observation/queries/rating-counts";
import { notObservedLabel, scaleLabels } from "@/lib/observation/schema/words";
import type { StudyFile } from "../schema";

const header = [
  ...["territorio", "rbd", "establecimiento", "pauta", "version", "indicador", "titulo", "escala"],
  ...["nivel", "nivel_en_palabras", "clases", "promedio_contado", "reservado"],
];

/** Every rating of the lessons observed for a diagnosis, over all versions of the rubrics, as a table for a spreadsheet in Chile. */
export async function exportRatings(actor: Actor, today: string): Promise<StudyFile> {
  const rows = (await listRatingCounts(actor)).map((row) => [
    ...[row.territoryName, row.rbd, row.schoolName, row.rubricName, row.version],
    ...[row.indicatorCode, row.indicatorTitle, scaleLabels[row.scale], row.level],
    row.levelLabel ?? (row.level === null && row.meanAmount === null ? notObservedLabel : null),
    ...[row.lessons, row.meanAmount, row.isSuppressed],
  ]);
  return {
    fileName: `valoraciones-${today}.csv`,
    contentType: "text/csv; charset=utf-8",
    bytes: Uint8Array.from(Buffer.from(toCsv(header, rows), "utf8")),
  };
}
