import type { LedgerRow } from "@/lib/sync/client/database";
import type { OperationKind } from "@/lib/sync/schema/words";
import type { StatusTone } from "@/components/ui/status-shape";

export const kindLabels: Readonly<Record<OperationKind, string>> = {
  "visit.plan": "Visita planificada",
  "observation.write": "Lo escrito en una clase",
  "observation.resolve": "Elección entre dos versiones",
  "observation.register": "Registro de una observación",
  "observation.share": "Observación compartida",
  "session.record": "Registro de una sesión",
};

export const outcomeLabels: Readonly<Record<LedgerRow["outcome"], { label: string; tone: StatusTone }>> = {
  applied: { label: "Recibido", tone: "done" },
  conflict: { label: "Recibido, por resolver", tone: "attention" },
  held: { label: "Recibido, en espera", tone: "attention" },
  rejected: { label: "No se pudo recibir", tone: "bad" },
};
