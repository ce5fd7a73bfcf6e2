import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { StatusMark } from "@/components/ui/status-mark";
import type { StatusTone } from "@/components/ui/status-shape";
import type { CaseChange, CaseZone, ChangeState } from "@/lib/analysis/schema/cases";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { formatRbd } from "@/lib/format/rbd";
import { decideChange } from "../actions";

const states: Readonly<Record<ChangeState, { readonly tone: StatusTone; readonly word: string }>> = {
  pending: { tone: "attention", word: "Espera a otra persona" },
  confirmed: { tone: "done", word: "Confirmado" },
  declined: { tone: "off", word: "Rechazado" },
};

type ChangeListProps = Readonly<{ selectionId: string; zone: CaseZone }>;

/** Changes by hand, each with its reason, who proposed it and who decided. */
export function ChangeList({ selectionId, zone }: ChangeListProps) {
  if (zone.changes.length === 0) return null;
  return (
    <div className="mt-6">
      <h3 className="mb-2 text-lg">Cambios a mano</h3>
      <ul className="max-w-measure border-t border-rule">
        {zone.changes.map((change) => (
          <li key={change.id} className="keep-together border-b border-rule py-3">
            <ChangeWords change={change} />
            {change.mayDecide && <Decision selectionId={selectionId} change={change} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function ChangeWords({ change }: Readonly<{ change: CaseChange }>) {
  const { tone, word } = states[change.state];
  return (
    <>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span>
          Sale <strong>{schoolWords(change.out)}</strong>, entra <strong>{schoolWords(change.in)}</strong>
        </span>
        <StatusMark tone={tone}>{word}</StatusMark>
      </p>
      <p className="mt-1">«{change.reason}»</p>
      <p className="mt-1 text-sm text-ink-soft">
        Lo propuso {change.proposedByName ?? "otra persona"} el{" "}
        {formatDateTime(change.proposedAt, DEFAULT_ZONE)}.{" "}
        {change.decidedAt === null
          ? !change.mayDecide && "Falta que lo decida otra persona del equipo de investigación."
          : `Lo decidió ${change.decidedByName ?? "otra persona"} el ${formatDateTime(change.decidedAt, DEFAULT_ZONE)}.`}
      </p>
    </>
  );
}

function schoolWords({ name, rbd }: CaseChange["in"]): string {
  return `${name} (RBD ${formatRbd(rbd)})`;
}

function Decision({ selectionId, change }: Readonly<{ selectionId: string; change: CaseChange }>) {
  return (
    <div className="no-print mt-3 flex flex-wrap gap-3">
      <ConfirmDialog
        trigger="Confirmar el cambio"
        triggerSize="small"
        title="Confirmar el cambio"
        description={`Sale ${schoolWords(change.out)} y entra ${schoolWords(change.in)}. Queda su nombre en el registro.`}
        confirmLabel="Confirmar el cambio"
        action={decideChange.bind(null, { selectionId, changeId: change.id, isConfirmed: true })}
      />
      <ConfirmDialog
        trigger="Rechazar"
        triggerSize="small"
        title="Rechazar el cambio"
        description="La lista sigue como está. Queda su nombre en el registro."
        confirmLabel="Rechazar el cambio"
        action={decideChange.bind(null, { selectionId, changeId: change.id, isConfirmed: false })}
      />
    </div>
  );
}
