import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { DiagnosisRow } from "@/lib/diagnosis/schema/views";
import { countOf } from "@/lib/format/text";
import { open } from "../actions";

/** Opens a school's diagnosis, after saying from how much it would start. */
export function OpenButton({ row }: Readonly<{ row: DiagnosisRow }>) {
  if (row.schoolYear === null) return null;
  return (
    <ConfirmDialog
      trigger="Abrir diagnóstico"
      triggerSize="small"
      title={`Abrir el diagnóstico ${row.schoolYear}`}
      description={
        <p>
          Se proponen necesidades a partir de las clases observadas y compartidas hasta hoy:{" "}
          {countOf(row.teachersObserved, "docente observado", "docentes observados")} de {row.teachersTotal}.
          Todo se puede cambiar antes de enviarlo a la dirección.
        </p>
      }
      confirmLabel="Abrir diagnóstico"
      action={open.bind(null, { schoolId: row.id, schoolYear: row.schoolYear })}
    />
  );
}
