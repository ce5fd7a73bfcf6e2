import type { Metadata } from "next";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { Textarea } from "@/components/ui/textarea";
import { permitsSomewhere } from "@/lib/access/policy";
import { requireActor } from "@/lib/auth/queries";
import { formatDate } from "@/lib/format/civil-date";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { countOf } from "@/lib/format/text";
import { listEndedWaiting } from "@/lib/sync/queries/ended";
import type { EndedWaiting } from "@/lib/sync/schema/waiting";
import { notFound } from "next/navigation";
import { accept, decline } from "./actions";

export const metadata: Metadata = { title: "Retenido" };

/** What arrived from people whose rights had ended meanwhile: the coordination decides, without reading its words. */
export default async function HeldPage() {
  const actor = await requireActor();
  if (!permitsSomewhere(actor, "programme.configure")) notFound();
  const held = await listEndedWaiting(actor);
  return (
    <>
      <PageHeader
        title="Retenido"
        kicker={<TextLink href="/programa">Programa</TextLink>}
        lead="Lo que alguien escribió sin señal y llegó cuando su permiso ya había terminado. Sus palabras no se ven aquí: si se incorpora, las leen quienes leen ese registro."
      />
      {held.length === 0 ? (
        <EmptyState title="No hay nada retenido">
          <p>Cuando termina el permiso de una persona que tenía algo sin enviar, aparece aquí al llegar.</p>
        </EmptyState>
      ) : (
        <ul className="space-y-6">
          {held.map((one) => (
            <li key={`${one.personId} ${one.entityId}`}>
              <HeldItem held={one} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function HeldItem({ held }: Readonly<{ held: EndedWaiting }>) {
  const { personId, entityId, personName, title, teacherName, noteCount, capturedAt, receivedAt } = held;
  const at = (instant: string) => formatDateTime(new Date(instant), DEFAULT_ZONE);
  return (
    <div className="max-w-measure border-t border-rule pt-3">
      <h2 className="text-lg">{title}</h2>
      <p className="text-ink-soft">
        {personName}
        {teacherName !== "" && ` · docente: ${teacherName}`}
        {noteCount > 0 && ` · ${countOf(noteCount, "nota")}`}
      </p>
      <p className="mt-1">
        {capturedAt !== null && `Escrito el ${at(capturedAt)}, según su equipo. `}Llegó el {at(receivedAt)}.
        {held.endedOn !== null && ` Su permiso terminó el ${formatDate(held.endedOn)}.`}
      </p>
      <div className="mt-3 flex flex-wrap gap-3">
        <ConfirmDialog
          trigger="Incorporar"
          title="Incorporar lo retenido"
          description="Queda a nombre de quien lo escribió, como si hubiera llegado ese día. La decisión y su motivo quedan en la auditoría."
          confirmLabel="Incorporar"
          action={accept.bind(null, { personId, entityId })}
        >
          <ReasonField />
        </ConfirmDialog>
        <ConfirmDialog
          trigger="Dejar aparte"
          triggerVariant="quiet"
          title="Dejar aparte"
          description="Se guarda como llegó, fuera de todo registro, con su motivo. Quien lo escribió lo verá."
          confirmLabel="Dejar aparte"
          action={decline.bind(null, { personId, entityId })}
        >
          <ReasonField />
        </ConfirmDialog>
      </div>
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
