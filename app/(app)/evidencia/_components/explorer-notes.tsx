import { Notice } from "@/components/ui/notice";
import { feedbackProxyNote, isFeedbackProxy } from "@/lib/evidence/rules/explorer";
import type { ExplorerTable, Selection } from "@/lib/evidence/schema/explorer";

/** What must be known to read the indicators chosen. */
export function SelectionNotes({ selection }: Readonly<{ selection: Selection }>) {
  if (!selection.paths.some(isFeedbackProxy)) return null;
  return (
    <Notice title="Retroalimentación docente: aproximación pública" className="mb-6">
      <p>{feedbackProxyNote}</p>
    </Notice>
  );
}

type OrderNoteProps = Readonly<{ table: ExplorerTable; isOrderAsked: boolean }>;

/** A caution where schools stand by value, and why they do not where somebody asked for it. */
export function OrderNote({ table, isOrderAsked }: OrderNoteProps) {
  if (table.orderedBy !== null) {
    return (
      <Notice kind="warning" className="mb-6">
        <p>
          Este orden lo ve solo quien conduce el territorio. Unos pocos puntos no distinguen a dos escuelas:
          leer con el juicio de la Agencia y frente a escuelas de su mismo GSE.
        </p>
      </Notice>
    );
  }
  if (!isOrderAsked || table.mayOrderByValue) return null;
  return (
    <Notice className="mb-6">
      <p>
        Los establecimientos van por comuna y nombre: ordenarlos por valor queda para quien conduce el
        territorio.
      </p>
    </Notice>
  );
}
