import type { ReactNode } from "react";
import { importStateTones } from "@/components/evidence/import-words";
import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { importStateLabels, type BatchDetail } from "@/lib/evidence/schema/imports";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";

/** Where a load stands and what that means for whoever reads figures. */
export function BatchState({ batch }: Readonly<{ batch: BatchDetail }>) {
  return (
    <div className="mb-8">
      <p className="text-lg">
        <StatusMark tone={importStateTones[batch.state]}>{importStateLabels[batch.state]}</StatusMark>
      </p>
      <div className="max-w-measure text-ink-soft">{wordsOf(batch)}</div>
      {batch.canPublish && (
        <p className="no-print">
          <a href="#decision" className="link inline-flex min-h-11 items-center">
            Ir a la decisión
          </a>
        </p>
      )}
    </div>
  );
}

function wordsOf(batch: BatchDetail): ReactNode {
  const published = batch.publishedAt === null ? null : formatDateTime(batch.publishedAt, DEFAULT_ZONE);
  switch (batch.state) {
    case "staged":
      return "Todavía no cambia ninguna cifra: solo se ve en esta página hasta que alguien la publique.";
    case "published":
      return published === null
        ? "Sus cifras son las que muestran las páginas."
        : `Sus cifras son las que muestran las páginas desde el ${published}.`;
    case "superseded":
      return <Superseded batch={batch} />;
    case "undone":
      return `Sus cifras se retiraron. Motivo: ${batch.undoReason ?? "no quedó escrito"}`;
    case "discarded":
      return "Nadie la publicó: no cambió ninguna cifra.";
  }
}

function Superseded({ batch }: Readonly<{ batch: BatchDetail }>) {
  const current = batch.versions.find(({ state }) => state === "published");
  if (current === undefined) return "Otra carga la reemplazó; aquí se puede seguir leyendo.";
  return (
    <>
      La reemplazó <TextLink href={`/evidencia/cargas/${current.id}`}>{current.fileName}</TextLink>; aquí se
      puede seguir leyendo.
    </>
  );
}
