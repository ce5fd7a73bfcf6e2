"use client";

import { useRouter } from "next/navigation";
import { useEffect, useReducer, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { useUnsavedWarning } from "@/components/ui/use-unsaved-warning";
import { formatOffset } from "@/lib/format/duration";
import { missingToSave, type Missing } from "@/lib/observation/rules/completeness";
import { afterStep } from "@/lib/observation/rules/draft";
import type {
  ObservationContent,
  SaveDraftInput,
  SaveObservationInput,
} from "@/lib/observation/schema/observation";
import type { RubricSectionView } from "@/lib/observation/schema/rubric";
import { speakerLabels } from "@/lib/observation/schema/words";
import { ContentEditor } from "./content-editor";
import { DraftSaver, type SaveAnswer } from "./draft-saver";
import type { LessonPlace } from "./lesson-clock";
import { MissingList } from "./missing-list";
import { SaveLine } from "./save-line";

type CaptureFormProps = Readonly<{
  observationId: string;
  version: number;
  initial: ObservationContent;
  sections: readonly RubricSectionView[];
  place: LessonPlace;
  /** Where the saved observation is read. */
  doneHref: string;
  saveDraft: (draft: SaveDraftInput) => Promise<SaveAnswer>;
  saveObservation: (input: SaveObservationInput) => Promise<SaveAnswer>;
}>;

/** The page of a lesson being observed. Everything written goes out by itself; "Registrar" closes it when it is complete. */
export function CaptureForm(props: CaptureFormProps) {
  const { observationId, initial, sections, place, doneHref } = props;
  const [content, step] = useReducer(afterStep, initial);
  const [saver] = useState(() => makeSaver(props));
  const state = useSyncExternalStore(saver.subscribe, saver.state, saver.state);
  const [missing, setMissing] = useState<readonly Missing[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isClosing, setClosing] = useState(false);
  const [isTyping, setTyping] = useState(false);
  const dirty = useRef(false);
  const router = useRouter();
  const toast = useToast();

  useEffect(() => {
    if (content !== initial) saver.change(content);
  }, [content, initial, saver]);
  useEffect(() => {
    dirty.current = isTyping || state.kind !== "saved";
  }, [isTyping, state]);
  useEffect(() => {
    const again = () => void saver.flush();
    window.addEventListener("online", again);
    return () => {
      window.removeEventListener("online", again);
      saver.stop();
    };
  }, [saver]);
  useUnsavedWarning(dirty, true);

  const close = async () => {
    setRefusal(null);
    const lacking = missingToSave(
      content,
      sections.flatMap(({ indicators }) => indicators),
    );
    setMissing(lacking);
    if (lacking.length > 0) return;
    setClosing(true);
    const refused = await closeObservation(saver, () =>
      props.saveObservation({ observationId, baseVersion: saver.baseVersion }),
    );
    setClosing(false);
    setRefusal(refused);
    if (refused !== null) return;
    dirty.current = false;
    toast("Listo, la observación quedó registrada. Falta compartirla.");
    router.push(doneHref);
  };

  return (
    <>
      <ContentEditor
        content={content}
        sections={sections}
        place={place}
        onStep={step}
        onTyping={setTyping}
        status={
          <>
            <SaveLine state={state} zone={place.zone} />
            {state.kind === "stale" && <CopyButton content={content} />}
          </>
        }
      />
      <div className="border-t border-rule pt-5">
        {missing.length > 0 && <MissingList missing={missing} />}
        <p role="alert" className="mb-3 max-w-measure text-bad empty:hidden">
          {refusal}
        </p>
        <Button variant="primary" onClick={() => void close()} aria-disabled={isClosing || undefined}>
          {isClosing ? "Registrando…" : "Registrar observación"}
        </Button>
        <p className="mt-2 max-w-measure text-sm text-ink-soft">
          Al registrar, nadie más la ve todavía: se comparte con la o el docente en el paso siguiente.
        </p>
      </div>
    </>
  );
}

function makeSaver({ observationId, version, saveDraft }: CaptureFormProps): DraftSaver {
  return new DraftSaver({
    version,
    send: (content, baseVersion) =>
      saveDraft({
        observationId,
        baseVersion,
        ...content,
        notes: [...content.notes],
        ratings: content.ratings.map((rating) => ({ ...rating, noteIds: [...rating.noteIds] })),
      }),
    later: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
}

/** Null once closed; else why not, in words. */
async function closeObservation(saver: DraftSaver, send: () => Promise<SaveAnswer>): Promise<string | null> {
  try {
    if (!(await saver.flush())) {
      return "Lo último escrito aún no llega al servidor. Sigue en esta pantalla; registrar cuando diga «guardado».";
    }
    const answer = await send();
    return answer.status === "saved" ? null : answer.message;
  } catch {
    return "Sin conexión: la observación sigue como borrador. Intentar de nuevo cuando vuelva la señal.";
  }
}

/** The words of this screen, for when another tab went ahead: copied, nothing of it is lost. */
function CopyButton({ content }: Readonly<{ content: ObservationContent }>) {
  const toast = useToast();
  const copy = async () => {
    const lines = content.notes.map(
      (note) => `${formatOffset(note.offsetSeconds)} ${speakerLabels[note.speaker]}: ${note.text}`,
    );
    await navigator.clipboard.writeText(lines.join("\n"));
    toast("Notas copiadas. Ahora se puede recargar la página.");
  };
  return (
    <Button size="small" className="my-1" onClick={() => void copy()}>
      Copiar las notas de esta pantalla
    </Button>
  );
}
