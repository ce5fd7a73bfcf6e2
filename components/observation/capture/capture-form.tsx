"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast";
import { useUnsavedWarning } from "@/components/ui/use-unsaved-warning";
import { missingToSave, type Missing } from "@/lib/observation/rules/completeness";
import type { RubricSectionView } from "@/lib/observation/schema/rubric";
import type { LessonBase } from "@/lib/sync/client/device";
import type { Draft, DraftSnapshot } from "@/lib/sync/client/draft";
import { ConflictList } from "./conflict-list";
import { ContentEditor } from "./content-editor";
import type { LessonPlace } from "./lesson-clock";
import { LessonPhotos } from "./lesson-photos";
import { MissingList } from "./missing-list";
import { SaveLine } from "./save-line";
import { useDraft } from "./use-draft";

type CaptureFormProps = Readonly<{
  visitId: string;
  /** The lesson as the server knows it; left out without a signal. */
  server?: LessonBase;
  sections: readonly RubricSectionView[];
  place: LessonPlace;
  /** Where the registered observation is read. */
  doneHref: string;
}>;

/** The page of a lesson being observed. Every step is kept on this device and goes out by itself. */
export function CaptureForm({ visitId, server, sections, place, doneHref }: CaptureFormProps) {
  const open = useDraft(visitId, place.zone, server);
  const router = useRouter();
  const isDone = open.status === "open" && isRegistered(open.snapshot);
  const wasDone = useRef(false);
  const toast = useToast();
  useEffect(() => {
    if (!isDone || wasDone.current) return;
    wasDone.current = true;
    toast("Listo, la observación quedó registrada. Falta compartirla.");
    router.push(doneHref);
  }, [isDone, doneHref, router, toast]);
  if (open.status === "opening") return <p role="status">Abriendo lo escrito en este equipo…</p>;
  if (open.status === "unavailable") {
    return (
      <Notice title="Este navegador no permite guardar en el equipo">
        <p>
          Sin eso se podría perder lo escrito. Salir de la ventana privada, o usar otro navegador, y abrir la
          visita de nuevo.
        </p>
      </Notice>
    );
  }
  return <OpenCapture draft={open.draft} snapshot={open.snapshot} sections={sections} place={place} />;
}

const isRegistered = ({ stage }: DraftSnapshot) => stage === "registered" || stage === "shared";

type OpenCaptureProps = Readonly<{
  draft: Draft;
  snapshot: DraftSnapshot;
  sections: readonly RubricSectionView[];
  place: LessonPlace;
}>;

function OpenCapture({ draft, snapshot, sections, place }: OpenCaptureProps) {
  const { content, conflicts, stage, access } = snapshot;
  const [missing, setMissing] = useState<readonly Missing[]>([]);
  const [isTried, setTried] = useState(false);
  const typing = useRef(false);
  useUnsavedWarning(typing, true);
  const register = async () => {
    const lacking = missingToSave(
      content,
      sections.flatMap(({ indicators }) => indicators),
    );
    setMissing(lacking);
    setTried(true);
    if (lacking.length === 0 && conflicts.length === 0) await draft.register();
  };
  const isHeldBack = isTried && conflicts.length > 0;
  return (
    <>
      {access === "reading" && (
        <Notice title="Esta clase está abierta en otra pestaña">
          <p className="mb-2">Aquí solo se lee, para que nada se escriba dos veces.</p>
          <Button size="small" onClick={() => void draft.takeOver()}>
            Seguir escribiendo aquí
          </Button>
        </Notice>
      )}
      <ConflictList conflicts={conflicts} sections={sections} draft={draft} />
      <fieldset disabled={access === "reading" || stage === "registering"} className="contents">
        <ContentEditor
          content={content}
          sections={sections}
          place={place}
          onStep={(step) => draft.step(step)}
          onTyping={(isTyping) => (typing.current = isTyping)}
          status={<SaveLine snapshot={snapshot} />}
          photos={<LessonPhotos content={content} draft={draft} />}
        />
        <div className="border-t border-rule pt-5">
          {missing.length > 0 && <MissingList missing={missing} />}
          <p role="alert" className="mb-3 max-w-measure text-bad empty:hidden">
            {isHeldBack ? "Hay un dato escrito de dos maneras: elegir arriba cuál queda." : snapshot.message}
          </p>
          <Button
            variant="primary"
            onClick={() => void register()}
            aria-disabled={stage === "registering" || undefined}
          >
            {stage === "registering" ? "Registrada en este equipo, por enviar…" : "Registrar observación"}
          </Button>
          <p className="mt-2 max-w-measure text-sm text-ink-soft">
            Al registrar, nadie más la ve todavía: se comparte con la o el docente en el paso siguiente.
          </p>
        </div>
      </fieldset>
    </>
  );
}
