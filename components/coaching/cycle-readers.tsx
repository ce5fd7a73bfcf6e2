import { WhoSees } from "@/components/ui/who-sees";

type CycleReadersProps = Readonly<{
  /** How the person stands to the cycle. */
  reader: "mentor" | "teacher" | "other";
}>;

const summaries = {
  mentor: "usted y la o el docente",
  teacher: "usted y su asesor/a",
  other: "usted ve el calendario; los textos, solo sus dos personas",
} as const;

/** Who reads what of a cycle, and who never does. */
export function CycleReaders({ reader }: CycleReadersProps) {
  return (
    <div className="no-print mb-6">
      <WhoSees summary={summaries[reader]}>
        <p>El acuerdo, la meta, lo conversado y los pasos los leen solo la o el docente y su asesor/a.</p>
        <p>
          Dirección, jefatura UTP, la coordinación y la jefatura del servicio ven quiénes, cuándo, de qué tipo
          fue cada sesión, cuánto duró y el foco. Nunca los textos ni los niveles.
        </p>
        <p>
          Cada vez que alguien más abre el ciclo queda anotado, y la o el docente puede verlo. No se usa en la
          evaluación docente.
        </p>
      </WhoSees>
    </div>
  );
}
