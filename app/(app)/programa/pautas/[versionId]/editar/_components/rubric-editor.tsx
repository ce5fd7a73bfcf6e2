"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { useToast } from "@/components/ui/toast";
import { useUnsavedWarning } from "@/components/ui/use-unsaved-warning";
import { missingToPublish } from "@/lib/observation/rules/rubric";
import type { RubricDraft, SaveRubricAnswer, WrittenRubric } from "@/lib/observation/schema/rubric-draft";
import { LabelledText } from "./labelled-text";
import { nextCode, withAt, withMoved, withoutAt } from "./list-changes";
import { SectionEditor } from "./section-editor";

type RubricEditorProps = Readonly<{
  initial: WrittenRubric;
  lockVersion: number;
  save: (input: WrittenRubric & Readonly<{ lockVersion: number }>) => Promise<SaveRubricAnswer>;
  readHref: string;
}>;

/** The whole rubric on one page: it is stored when asked to (Ctrl+S too), over the version that is on screen. */
export function RubricEditor({ initial, lockVersion, save, readHref }: RubricEditorProps) {
  const [written, setWritten] = useState(initial);
  const [stored, setStored] = useState({ written: initial, lockVersion });
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);
  const dirty = useRef(false);
  const toast = useToast();
  const isChanged = written !== stored.written;
  useEffect(() => {
    dirty.current = isChanged;
  }, [isChanged]);
  useUnsavedWarning(dirty, true);

  const store = async () => {
    if (isSaving) return;
    setSaving(true);
    const answer = await save({ ...written, lockVersion: stored.lockVersion }).catch(() => unreachable);
    setSaving(false);
    setRefusal(answer.status === "refused" ? answer.message : null);
    if (answer.status === "refused") return;
    setStored({ written, lockVersion: answer.lockVersion });
    toast("Listo, la pauta quedó guardada.");
  };
  const change = (changes: Partial<RubricDraft>) =>
    setWritten({ ...written, content: { ...written.content, ...changes } });
  const { name, content } = written;
  const { sections } = content;
  const missing = missingToPublish(content);
  return (
    <div
      className="max-w-4xl space-y-6"
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key !== "s") return;
        event.preventDefault();
        void store();
      }}
    >
      <LabelledText
        label="Nombre"
        value={name}
        most={120}
        onChange={(next) => setWritten({ ...written, name: next })}
      />
      <LabelledText
        label="Para qué es"
        value={content.description}
        most={600}
        rows={2}
        onChange={(description) => change({ description })}
      />
      <LabelledText
        label="Origen y licencia (opcional)"
        value={content.notice ?? ""}
        most={1_500}
        rows={2}
        onChange={(notice) => change({ notice: notice === "" ? null : notice })}
      />
      {sections.map((section, at) => (
        <SectionEditor
          // The place is all that tells two sections apart while their codes are being written.
          key={at}
          section={section}
          place={{ at, of: sections.length }}
          onChange={(next) => change({ sections: withAt(sections, at, next) })}
          onMove={(by) => change({ sections: withMoved(sections, at, by) })}
          onRemove={() => change({ sections: withoutAt(sections, at) })}
        />
      ))}
      <Button
        onClick={() =>
          change({
            sections: [
              ...sections,
              { code: nextCode(sections.map(({ code }) => code)), title: "", indicators: [] },
            ],
          })
        }
      >
        Agregar sección
      </Button>
      {missing.length > 0 && (
        <Notice title="Para publicarla todavía falta">
          <ul className="list-disc pl-5">
            {missing.slice(0, 12).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="sticky bottom-0 flex flex-wrap items-center gap-3 border-t border-rule bg-ground py-3">
        <Button variant="primary" onClick={() => void store()} aria-disabled={isSaving || undefined}>
          {isSaving ? "Guardando…" : "Guardar"}
        </Button>
        <LinkButton href={readHref}>Volver a la pauta</LinkButton>
        <span role="status" className="text-sm text-ink-soft">
          {isChanged ? "Hay cambios sin guardar." : "Todo guardado."}
        </span>
        <p role="alert" className="w-full text-bad empty:hidden">
          {refusal}
        </p>
      </div>
    </div>
  );
}

const unreachable: SaveRubricAnswer = {
  status: "refused",
  message: "No hay conexión. Lo escrito sigue aquí; guardar otra vez cuando vuelva.",
};
