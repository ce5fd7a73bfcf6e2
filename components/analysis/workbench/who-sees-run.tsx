import { WhoSees } from "@/components/ui/who-sees";
import { countOf } from "@/lib/format/text";

/** Who reaches an analysis of student answers and what it never shows. */
export function WhoSeesRun({ minimumCell }: Readonly<{ minimumCell?: number }>) {
  return (
    <div className="mb-8">
      <WhoSees summary="investigadores con acceso vigente a estos datos">
        <p>
          Un análisis lo abre solo quien tiene el rol de investigación y un acceso vigente al conjunto de
          datos del que sale. Para cualquier otra persona esta página no existe.
        </p>
        <p>
          Aquí no hay nombres de estudiantes ni de establecimientos. Ningún grupo de menos de{" "}
          {minimumCell === undefined ? "la celda mínima" : countOf(minimumCell, "estudiante")} se muestra ni
          se puede deducir de los demás. Cada apertura de las respuestas queda en la auditoría.
        </p>
      </WhoSees>
    </div>
  );
}
