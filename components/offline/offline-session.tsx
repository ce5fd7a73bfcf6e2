"use client";

import type { ReactNode } from "react";
import { FeedbackFields } from "@/components/coaching/session-form/feedback-fields";
import { ModellingFields } from "@/components/coaching/session-form/modelling-fields";
import { MonitoringFields } from "@/components/coaching/session-form/monitoring-fields";
import { sessionKindLabels } from "@/lib/coaching/schema/words";
import type { ActionState } from "@/components/ui/action-state";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form";
import { feedbackFrom, modellingFrom, monitoringFrom } from "@/lib/coaching/rules/session-form";
import { formatDate } from "@/lib/format/civil-date";
import { FormValues } from "@/lib/format/form-values";
import { chileanZone, civilDateAt } from "@/lib/format/instant";
import type { Device } from "@/lib/sync/client/device";
import { recordSession, wrongFields, type SaidOfSession } from "@/lib/sync/client/record-session";
import type { PackedSession } from "@/lib/sync/schema/package";

type OfflineSessionProps = Readonly<{ session: PackedSession; device: Device; onBack: () => void }>;

/** A session recorded without a signal: the same fields as on its page, kept here until they can be sent. */
export function OfflineSession({ session, device, onBack }: OfflineSessionProps) {
  const { cycle, kind, plannedOn, plannedAt } = session;
  const record = async (_: ActionState, form: FormData): Promise<ActionState> => {
    const said = readForm(session, new FormValues(form));
    const fieldErrors = wrongFields(said);
    if (Object.keys(fieldErrors).length > 0) {
      return {
        status: "refused",
        message: "Hay datos por corregir. Revisar los campos marcados.",
        fieldErrors,
      };
    }
    await recordSession(device, { said, visitId: session.visitId, zone: cycle.timeZone });
    onBack();
    return { status: "done", message: "Listo, la sesión quedó en este equipo y sale sola con señal." };
  };
  return (
    <>
      <Button size="small" variant="quiet" onClick={onBack}>
        ‹ Mi día
      </Button>
      <h1 className="text-2xl">
        {sessionKindLabels[kind]} con {cycle.teacherName}
      </h1>
      <p className="mb-4 text-ink-soft tabular-nums">
        {formatDate(plannedOn)}, {plannedAt}
      </p>
      <Form action={record}>
        <Fields session={session} />
      </Form>
    </>
  );
}

function Fields({ session }: Readonly<{ session: PackedSession }>): ReactNode {
  const { activeStep, citable, cycle } = session;
  const today = civilDateAt(new Date(), chileanZone(cycle.timeZone));
  const common = { summary: session, activeStep, today };
  switch (session.kind) {
    case "monitoring":
      return <MonitoringFields {...common} />;
    case "feedback":
      return <FeedbackFields {...common} observations={citable} />;
    case "modelling":
      return <ModellingFields {...common} />;
  }
}

function readForm({ id, kind }: PackedSession, values: FormValues): SaidOfSession {
  switch (kind) {
    case "monitoring":
      return { sessionKind: kind, record: monitoringFrom(id, values) };
    case "feedback":
      return { sessionKind: kind, record: feedbackFrom(id, values) };
    case "modelling":
      return { sessionKind: kind, record: modellingFrom(id, values) };
  }
}
