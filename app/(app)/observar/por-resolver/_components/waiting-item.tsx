import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { TextLink } from "@/components/ui/text-link";
import { Textarea } from "@/components/ui/textarea";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import type { OwnWaiting } from "@/lib/sync/schema/waiting";
import { incorporate, setAside } from "../actions";

const reasons: Readonly<Record<OwnWaiting["reason"], string>> = {
  late: "Llegó cuando el registro ya estaba cerrado.",
  grant_ended: "Llegó cuando su permiso ya había terminado. Decide la coordinación del programa.",
  missing: "Llegó antes que otra parte de lo mismo. Se completa solo cuando llegue lo que falta.",
};

/** One record of which something waits: why, what it says, and what can be done. */
export function WaitingItem({ waiting }: Readonly<{ waiting: OwnWaiting }>) {
  const { entityId, title, teacherName, href, reason, words, capturedAt, canIncorporate } = waiting;
  return (
    <div className="max-w-measure border-t border-rule pt-3">
      <h3 className="text-lg">{href === null ? title : <TextLink href={href}>{title}</TextLink>}</h3>
      <p className="text-sm text-ink-soft">
        {teacherName}
        {capturedAt !== null && ` · escrito el ${formatDateTime(new Date(capturedAt), DEFAULT_ZONE)}`}
      </p>
      <p className="mt-1">{reasons[reason]}</p>
      {words.length > 0 && (
        <Disclosure summary="Ver lo que dice">
          <dl className="space-y-1">
            {words.map(({ label, text }, at) => (
              <div key={at}>
                <dt className="inline font-semibold">{label}: </dt>
                <dd className="inline whitespace-pre-wrap">{text}</dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      )}
      {reason === "late" && (
        <div className="mt-3 flex flex-wrap gap-3">
          {canIncorporate && (
            <ConfirmDialog
              trigger="Incorporar como corrección"
              title="Incorporar como corrección"
              description="Queda una versión nueva de la observación con este motivo; la anterior se conserva."
              confirmLabel="Incorporar"
              action={incorporate.bind(null, entityId)}
            >
              <ReasonField />
            </ConfirmDialog>
          )}
          <ConfirmDialog
            trigger="Dejar aparte"
            triggerVariant="quiet"
            title="Dejar aparte"
            description="Se guarda como llegó, con su motivo, y no entra al registro. Después no se puede incorporar: copiar antes las palabras que se necesiten."
            confirmLabel="Dejar aparte"
            action={setAside.bind(null, entityId)}
          >
            <ReasonField />
          </ConfirmDialog>
        </div>
      )}
    </div>
  );
}

function ReasonField() {
  return (
    <Field name="reason" label="Motivo">
      <Textarea rows={2} maxLength={500} />
    </Field>
  );
}
