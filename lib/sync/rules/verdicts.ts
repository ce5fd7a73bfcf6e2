import type { HeldReason, Outcome } from "../schema/words";

export const applied = { outcome: "applied" } as const;

/** Why an operation waits, in words for whoever wrote it: nothing of it is lost. */
export const heldWords: Readonly<Record<HeldReason | "unknown", string>> = {
  missing:
    "Llegó antes que otra parte de lo mismo. Quedó guardado y se completa solo cuando llegue lo que falta.",
  conflict:
    "Hay un dato escrito de dos maneras. Elegir cuál queda en «Por resolver» y el registro sigue solo.",
  late: "Llegó después de registrada la observación. Quedó guardado: incorporarlo como corrección o dejarlo aparte.",
  grant_ended:
    "Su permiso sobre este registro terminó. Lo escrito quedó guardado para la coordinación del programa, que decide.",
  unknown: "Este registro no es de una visita. Abrir la sesión y registrarla desde ahí.",
};

/** The verdict of an operation that waits. */
export function heldFor(held: HeldReason) {
  return { outcome: "held", held, message: heldWords[held] } as const;
}

/** True of a verdict that another operation's coming may change by itself. */
export function isWaiting({
  outcome,
  held,
}: {
  readonly outcome: Outcome;
  readonly held?: HeldReason | undefined;
}): boolean {
  return outcome === "held" && (held === "missing" || held === "conflict");
}
