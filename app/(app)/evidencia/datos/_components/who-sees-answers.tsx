import { WhoSees } from "@/components/ui/who-sees";

const summaries = {
  stored: "quien investiga y tiene un acceso vigente",
  sent: "solo usted, hasta que se guarde",
} as const;

/** Who reaches student answers, in the same words everywhere: those stored, or those one has just sent. */
export function WhoSeesAnswers({ of = "stored" }: Readonly<{ of?: keyof typeof summaries }>) {
  return (
    <WhoSees summary={summaries[of]}>
      <p>
        Las respuestas las alcanza solo quien tiene el rol de investigación y un acceso con propósito y fecha
        de término. La administración ve que el conjunto existe, quién tiene acceso y para qué, y ninguna
        respuesta.
      </p>
      <p>
        No se guardan nombres, RUT ni números de estudiante. Ninguna cifra de menos estudiantes que la celda
        mínima se muestra, ni se puede deducir de las demás. Cada apertura para analizar queda en la
        auditoría.
      </p>
    </WhoSees>
  );
}
