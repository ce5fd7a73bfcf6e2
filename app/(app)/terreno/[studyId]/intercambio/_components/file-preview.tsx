"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import type { ExchangePreview } from "@/lib/fieldwork/schema/exchange";
import { exchangeKindLabels } from "@/lib/fieldwork/schema/exchange-words";
import { CountTable } from "./count-table";
import { LeftOutList } from "./left-out-list";

/** What the importer says of the file before it is brought. */
export interface Choices {
  readonly applyChanges: boolean;
  readonly hasNoNames: boolean;
}

type FilePreviewProps = Readonly<{
  fileName: string;
  preview: ExchangePreview;
  isBringing: boolean;
  onBring: (choices: Choices) => void;
  onLeave: () => void;
}>;

/** What a file would do to the study; nothing was written yet. */
export function FilePreview({ fileName, preview, isBringing, onBring, onLeave }: FilePreviewProps) {
  const [applyChanges, setApplyChanges] = useState(false);
  const [hasNoNames, setHasNoNames] = useState(false);
  const { counts, leftOut, kind, origin } = preview;
  const all = Object.values(counts);
  const hasChanged = all.some(({ isChanged }) => isChanged > 0);
  const isSame = all.every(({ isNew, isChanged }) => isNew + isChanged === 0);
  return (
    <div className="space-y-4 border-t border-rule pt-4">
      <h3 className="font-serif text-lg font-semibold [overflow-wrap:anywhere]">{fileName}</h3>
      <p>
        {exchangeKindLabels[kind]}
        {origin !== null && origin !== "" && `, escrito por ${origin}`}. Todavía no se ha guardado nada.
      </p>
      <CountTable caption="Lo que traería el archivo" counts={counts} />
      <h4 className="font-semibold">Lo que quedaría fuera</h4>
      <LeftOutList leftOut={leftOut} />
      {hasChanged && (
        <Checkbox
          name="applyChanges"
          label="Cambiar lo que viene distinto por lo que dice el archivo"
          hint="Sin marcar, lo que el estudio ya tiene queda como está. El texto de un documento no se cambia nunca, ni lo de una ronda sin revelar."
          checked={applyChanges}
          onChange={({ target }) => setApplyChanges(target.checked)}
        />
      )}
      {counts.source.isNew > 0 && (
        <Checkbox
          name="hasNoNames"
          label="Los documentos nuevos no nombran a nadie: dejarlos listos para codificar"
          hint="Sin marcar, los lee solo usted hasta decidir sobre cada nombre. Queda registrado que usted lo dijo; si aparece un nombre conocido de la zona, ese documento queda por revisar igual."
          checked={hasNoNames}
          onChange={({ target }) => setHasNoNames(target.checked)}
        />
      )}
      {counts.note.isNew + counts.code.isNew > 0 && (
        <p className="max-w-measure">
          Los códigos y las notas los lee el equipo del estudio apenas se traen: revisar antes que no nombren
          a nadie.
        </p>
      )}
      {isSame && <p>El estudio ya tiene todo lo que este archivo trae: no hay nada que traer.</p>}
      <div className="flex flex-wrap gap-3">
        {!isSame && (
          <Button
            variant="primary"
            aria-disabled={isBringing}
            onClick={() => !isBringing && onBring({ applyChanges, hasNoNames })}
          >
            {isBringing ? "Trayendo…" : "Traer al estudio"}
          </Button>
        )}
        {!isBringing && <Button onClick={onLeave}>Dejar este archivo</Button>}
      </div>
    </div>
  );
}
