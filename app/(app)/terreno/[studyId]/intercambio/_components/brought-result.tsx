import { Notice } from "@/components/ui/notice";
import type { ExchangeResult } from "@/lib/fieldwork/schema/exchange";
import { CountTable } from "./count-table";
import { LeftOutList } from "./left-out-list";

/** What a file did to the study, and the next step. */
export function BroughtResult({ result }: Readonly<{ result: ExchangeResult }>) {
  return (
    <div className="space-y-4">
      <CountTable caption="Lo que trajo el archivo" counts={result.counts} />
      <h3 className="font-semibold">Lo que quedó fuera</h3>
      <LeftOutList leftOut={result.leftOut} />
      {result.counts.source.isNew > 0 && (
        <Notice title="Qué sigue">
          <p>
            Los documentos que no quedaron listos los lee solo usted, en Transcripciones, hasta que decida
            sobre cada nombre. Sus codificaciones siguen al texto.
          </p>
        </Notice>
      )}
    </div>
  );
}
