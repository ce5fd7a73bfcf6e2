"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { formatOffset } from "@/lib/format/duration";
import { countOf } from "@/lib/format/text";
import type { FieldConflict } from "@/lib/observation/schema/fields";
import type { RubricSectionView } from "@/lib/observation/schema/rubric";
import type { Draft } from "@/lib/sync/client/draft";

type ConflictListProps = Readonly<{
  conflicts: readonly FieldConflict[];
  sections: readonly RubricSectionView[];
  draft: Draft;
}>;

/** What was written in two ways without knowing of each other: both stay until the person says which one. None is chosen beforehand. */
export function ConflictList({ conflicts, sections, draft }: ConflictListProps) {
  if (conflicts.length === 0) return null;
  const codes = new Map(
    sections.flatMap(({ indicators }) => indicators.map(({ id, code }) => [id, code] as const)),
  );
  return (
    <Notice
      title={`Por resolver: ${countOf(conflicts.length, "dato escrito", "datos escritos")} de dos maneras`}
    >
      <p className="mb-2">Nada se perdió: están las dos. Elegir cuál queda.</p>
      <ul className="space-y-3">
        {conflicts.map((conflict) => (
          <li key={conflict.field}>
            <p className="font-semibold">{nameOf(conflict.field, codes)}</p>
            <ul className="space-y-1">
              {conflict.values.map(({ opId, value }) => (
                <li key={opId} className="flex flex-wrap items-center gap-x-4 gap-y-1">
                  <span className="min-w-0 flex-1">{wordsOf(conflict.field, value)}</span>
                  <Button size="small" onClick={() => void draft.resolve(conflict, opId)}>
                    Dejar esta<span className="sr-only">: {wordsOf(conflict.field, value)}</span>
                  </Button>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const contextNames: Readonly<Record<string, string>> = {
  lessonObjective: "Objetivo de la clase",
  studentsPresent: "Estudiantes presentes",
  pieStudents: "Estudiantes del PIE",
  grades: "Niveles de la sala",
  startedAt: "Hora de inicio",
  endedAt: "Hora de término",
};

function nameOf(field: string, codes: ReadonlyMap<string, string>): string {
  const [part, id = ""] = field.split("/");
  if (part === "rating") return `Valoración de ${codes.get(id) ?? "un indicador"}`;
  if (part === "context") return contextNames[id] ?? "Dato de la clase";
  return part === "note" ? "Nota" : "Registro de la clase";
}

function wordsOf(field: string, value: unknown): string {
  if (value === null) return "Quitado";
  if (typeof value !== "object") return String(value);
  if ("text" in value && "offsetSeconds" in value)
    return `${formatOffset(Number(value.offsetSeconds))} ${String(value.text)}`;
  if ("level" in value) return value.level === null ? "No observado" : `Nivel ${String(value.level)}`;
  if (Array.isArray(value)) return value.join(", ");
  return field.startsWith("slice") && "onTask" in value ? `${String(value.onTask)} trabajando` : "Registrado";
}
