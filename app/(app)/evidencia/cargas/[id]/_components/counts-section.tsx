import { rowParts } from "@/components/evidence/import-words";
import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section";
import type { BatchDetail } from "@/lib/evidence/schema/imports";
import { formatNumber } from "@/lib/format/numbers";

/** The rows of the file as a sum that always adds up, and what it says of each territory. */
export function CountsSection({ batch }: Readonly<{ batch: BatchDetail }>) {
  const { rowCount, warnings } = batch;
  return (
    <Section title="Qué trae">
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-lg tabular-nums">
        <Figure count={rowCount} words={rowCount === 1 ? "fila" : "filas"} />
        {rowParts(batch).map((part, at) => (
          <span key={part.words} className="inline-flex items-baseline gap-2">
            <span className="text-ink-soft">{at === 0 ? "=" : "+"}</span>
            <Figure {...part} />
          </span>
        ))}
      </p>
      {batch.isExtract && (
        <p className="mt-2 max-w-measure text-ink-soft">
          De este archivo la plataforma trae desde su instalación solo las filas de estos territorios.
        </p>
      )}
      {!batch.isExtract && <Territories territories={batch.territories} />}
      {warnings.length > 0 && (
        <div className="mt-6 max-w-measure border-l-4 border-warn py-1 pl-4">
          <h3 className="text-lg">Advertencias</h3>
          <ul className="mt-1 list-disc space-y-1 pl-5">
            {warnings.map((warning) => (
              <li key={warning} className="[overflow-wrap:anywhere]">
                {warning}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}

function Territories({ territories }: Readonly<Pick<BatchDetail, "territories">>) {
  if (territories.length === 0) return null;
  return (
    <div className="mt-6">
      <DataTable
        caption="Establecimientos del servicio local de cada territorio"
        columns={[
          { key: "territorio", header: "Territorio", cell: ({ name }) => name },
          {
            key: "establecimientos",
            header: "En el archivo",
            cell: ({ schools }) => formatNumber(schools),
            align: "end",
          },
          {
            key: "con-valor",
            header: "Con una cifra que mostrar",
            cell: ({ withValue }) => formatNumber(withValue),
            align: "end",
          },
        ]}
        rows={territories}
        rowKey={({ code }) => code}
        empty={null}
      />
    </div>
  );
}

function Figure({ count, words }: Readonly<{ count: number; words: string }>) {
  return (
    <span>
      <strong>{formatNumber(count)}</strong> {words}
    </span>
  );
}
