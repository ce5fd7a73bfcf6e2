import type { FormAction } from "@/components/ui/action-state";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { formatDateTime } from "@/lib/format/instant";
import type { ObservationView } from "@/lib/observation/schema/observation";
import { zoneOf } from "../visit-words";

type ReplyThreadProps = Readonly<{
  observation: ObservationView;
  action: FormAction;
  /** For the next reply, so that sending twice stores one. */
  nextId: string;
  label: string;
}>;

/** What the teacher and the observer say about it; whoever reads the observation reads this too. */
export function ReplyThread({ observation, action, nextId, label }: ReplyThreadProps) {
  const { replies, can, visit } = observation;
  return (
    <div className="max-w-measure">
      {replies.length === 0 && <p className="mb-4 text-ink-soft">Todavía no hay respuestas.</p>}
      <ol className="mb-5 space-y-4">
        {replies.map((reply) => (
          <li key={reply.id} className="keep-together border-l-2 border-rule-strong pl-4">
            <p className="text-sm text-ink-soft">
              <span className="font-semibold text-ink">{reply.isOwn ? "Usted" : reply.authorName}</span>,{" "}
              {formatDateTime(new Date(reply.createdAt), zoneOf(visit))}
            </p>
            <p className="whitespace-pre-wrap">{reply.text}</p>
          </li>
        ))}
      </ol>
      {can.reply && (
        <div className="no-print">
          <Form key={nextId} action={action} className="space-y-4">
            <input type="hidden" name="id" value={nextId} />
            <Field name="text" label={label}>
              <Textarea rows={3} maxLength={3000} />
            </Field>
            <SubmitButton variant="secondary" pendingLabel="Enviando…">
              Agregar respuesta
            </SubmitButton>
          </Form>
        </div>
      )}
    </div>
  );
}
