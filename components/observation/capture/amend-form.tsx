"use client";

import { useRouter } from "next/navigation";
import { useEffect, useId, useReducer, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { CONTROL_CLASS } from "@/components/ui/control-class";
import { useToast } from "@/components/ui/toast";
import { useUnsavedWarning } from "@/components/ui/use-unsaved-warning";
import { missingToSave, type Missing } from "@/lib/observation/rules/completeness";
import { afterStep } from "@/lib/observation/rules/draft";
import type {
  AmendObservationInput,
  DraftReceipt,
  ObservationContent,
} from "@/lib/observation/schema/observation";
import type { RubricSectionView } from "@/lib/observation/schema/rubric";
import { ContentEditor } from "./content-editor";
import type { LessonPlace } from "./lesson-clock";
import { MissingList } from "./missing-list";

/** What the server answers to a correction. A refusal is in words; a lost connection is a rejected promise instead. */
export type SaveAnswer =
  | Readonly<{ status: "saved"; receipt: DraftReceipt }>
  | Readonly<{ status: "refused"; code: string; message: string }>;

type AmendFormProps = Readonly<{
  observationId: string;
  version: number;
  initial: ObservationContent;
  sections: readonly RubricSectionView[];
  place: LessonPlace;
  doneHref: string;
  amend: (input: AmendObservationInput) => Promise<SaveAnswer>;
}>;

/** The correction of a saved observation: the same editor, sent once, with its reason. */
export function AmendForm({
  observationId,
  version,
  initial,
  sections,
  place,
  doneHref,
  amend,
}: AmendFormProps) {
  const id = useId();
  const [content, step] = useReducer(afterStep, initial);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState<readonly Missing[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const [isTyping, setTyping] = useState(false);
  const dirty = useRef(false);
  const router = useRouter();
  const toast = useToast();
  useEffect(() => {
    dirty.current = isTyping || content !== initial || reason !== "";
  }, [isTyping, content, initial, reason]);
  useUnsavedWarning(dirty, true);

  const send = async () => {
    const lacking = missingToSave(
      content,
      sections.flatMap(({ indicators }) => indicators),
    );
    setMissing(lacking);
    if (lacking.length > 0) return;
    setSending(true);
    const refused = await sendAmendment(() =>
      amend({
        observationId,
        baseVersion: version,
        reason,
        ...content,
        notes: [...content.notes],
        ratings: content.ratings.map((rating) => ({ ...rating, noteIds: [...rating.noteIds] })),
      }),
    );
    setSending(false);
    setRefusal(refused);
    if (refused !== null) return;
    dirty.current = false;
    toast("Listo, la corrección quedó registrada. La versión anterior se conserva.");
    router.push(doneHref);
  };

  return (
    <>
      <ContentEditor content={content} sections={sections} place={place} onStep={step} onTyping={setTyping} />
      <div className="max-w-measure border-t border-rule pt-5">
        {missing.length > 0 && <MissingList missing={missing} />}
        <label htmlFor={id} className="mb-1 block font-semibold">
          Qué se corrige y por qué
        </label>
        <textarea
          id={id}
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          className={CONTROL_CLASS}
        />
        <p role="alert" className="mt-2 text-bad empty:hidden">
          {refusal}
        </p>
        <Button
          variant="primary"
          className="mt-4"
          onClick={() => void send()}
          aria-disabled={isSending || undefined}
        >
          {isSending ? "Guardando…" : "Guardar corrección"}
        </Button>
      </div>
    </>
  );
}

async function sendAmendment(send: () => Promise<SaveAnswer>): Promise<string | null> {
  try {
    const answer = await send();
    return answer.status === "saved" ? null : answer.message;
  } catch {
    return "Sin conexión: la corrección sigue en esta pantalla. Intentar de nuevo cuando vuelva la señal.";
  }
}
