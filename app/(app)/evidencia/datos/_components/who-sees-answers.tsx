import { WhoSees } from "@/components/ui/who-sees";

/** Who reaches student answers, in the same words everywhere. */
export function WhoSeesAnswers() {
  return (
    <WhoSees summary="investigadores con acceso vigente a este conjunto">
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
