import { WhoSees } from "@/components/ui/who-sees";
import type { ObservationView } from "@/lib/observation/schema/observation";

type RecordReadersProps = Readonly<{ observation: ObservationView }>;

/** Who reads this observation, and who never does. */
export function RecordReaders({ observation: { state, reader, visit } }: RecordReadersProps) {
  const isShared = state === "shared" || state === "acknowledged";
  const isDiagnosis = visit.purpose === "diagnosis";
  return (
    <div className="no-print mb-6">
      <WhoSees summary={summaryOf({ isShared, isDiagnosis, reader })}>
        {!isShared && <p>Hasta que se comparta, solo la ve quien observó.</p>}
        {isShared && isDiagnosis && (
          <p>
            La leen la o el docente, quien observó y, por ser de diagnóstico, su asesor/a y la jefatura UTP
            del establecimiento. Cada vez que alguien más la abre queda anotado, y la o el docente puede
            verlo.
          </p>
        )}
        {isShared && !isDiagnosis && <p>La leen solo la o el docente y quien observó.</p>}
        <p>
          Dirección, la coordinación y la jefatura del servicio ven que hubo una visita, nunca este contenido.
          No se usa en la evaluación docente.
        </p>
      </WhoSees>
    </div>
  );
}

function summaryOf(of: {
  readonly isShared: boolean;
  readonly isDiagnosis: boolean;
  readonly reader: ObservationView["reader"];
}): string {
  if (!of.isShared) return "solo usted";
  if (of.isDiagnosis) return "docente, quien observó, asesor/a y jefatura UTP";
  return of.reader === "teacher" ? "usted y su asesor/a" : "usted y la o el docente";
}
