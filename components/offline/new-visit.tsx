"use client";

import { useId, useState, type FormEvent, type ReactNode } from "react";
import { v7 } from "uuid";
import { Button } from "@/components/ui/button";
import { CONTROL_CLASS } from "@/components/ui/control-class";
import { formatGrade, GRADE_CODES } from "@/lib/format/grade";
import { civilDateAt, DEFAULT_ZONE, formatTime } from "@/lib/format/instant";
import type { VisitView } from "@/lib/observation/schema/visit";
import type { Device } from "@/lib/sync/client/device";
import { planVisit } from "@/lib/sync/client/plan-visit";
import type { OfflinePackage } from "@/lib/sync/schema/package";

type NewVisitProps = Readonly<{
  pack: OfflinePackage;
  device: Device;
  onBack: () => void;
  onPlanned: (visit: VisitView) => void;
}>;

/** A visit nobody planned, begun now and without a signal: whose class, which rubric, and writing begins. */
export function NewVisit({ pack, device, onBack, onPlanned }: NewVisitProps) {
  const [missing, setMissing] = useState<string | null>(null);
  const begin = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const teacher = pack.teachers[Number(text("teacher"))];
    const rubric = pack.rubrics.find(({ id }) => id === text("rubric"));
    if (!teacher || !rubric) return setMissing("Elegir a la o el docente y la pauta.");
    if (text("subject").length < 2) return setMissing("Escribir la asignatura.");
    if (text("classGroup") === "") return setMissing("Escribir el curso, por ejemplo 3°B.");
    const now = new Date(device.environment.now());
    onPlanned(
      await planVisit(device, pack, {
        ...{
          id: v7(),
          teacher,
          rubric,
          subject: text("subject"),
          grade: text("grade"),
          classGroup: text("classGroup"),
        },
        ...{
          plannedOn: civilDateAt(now, DEFAULT_ZONE),
          plannedAt: formatTime(now, DEFAULT_ZONE),
          timeZone: DEFAULT_ZONE,
        },
      }),
    );
  };
  return (
    <>
      <Button size="small" variant="quiet" onClick={onBack}>
        ‹ Mi día
      </Button>
      <h1 className="text-2xl">Observar una clase ahora</h1>
      <form onSubmit={(event) => void begin(event)} className="mt-4 max-w-measure space-y-4" noValidate>
        <p role="alert" className="text-bad empty:hidden">
          {missing}
        </p>
        <Labelled label="Docente" name="teacher">
          {(id) => (
            <select id={id} name="teacher" defaultValue="" className={CONTROL_CLASS}>
              <option value="">Elegir…</option>
              {pack.teachers.map((teacher, at) => (
                <option key={`${teacher.id} ${teacher.schoolId}`} value={at}>
                  {teacher.name} · {teacher.schoolName}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled label="Asignatura" name="subject">
          {(id) => <input id={id} name="subject" maxLength={80} className={CONTROL_CLASS} />}
        </Labelled>
        <Labelled label="Nivel" name="grade">
          {(id) => (
            <select id={id} name="grade" defaultValue="1b" className={CONTROL_CLASS}>
              {GRADE_CODES.map((code) => (
                <option key={code} value={code}>
                  {formatGrade(code)}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Labelled label="Curso" name="classGroup">
          {(id) => (
            <input id={id} name="classGroup" maxLength={30} placeholder="3°B" className={CONTROL_CLASS} />
          )}
        </Labelled>
        <Labelled label="Pauta" name="rubric">
          {(id) => (
            <select id={id} name="rubric" className={CONTROL_CLASS}>
              {pack.rubrics.map(({ id: rubricId, name, version }) => (
                <option key={rubricId} value={rubricId}>
                  {name}, versión {version}
                </option>
              ))}
            </select>
          )}
        </Labelled>
        <Button type="submit" variant="primary">
          Comenzar a observar
        </Button>
      </form>
    </>
  );
}

type LabelledProps = Readonly<{ label: string; name: string; children: (id: string) => ReactNode }>;

function Labelled({ label, name, children }: LabelledProps) {
  const id = `${useId()}-${name}`;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
        {label}
      </label>
      {children(id)}
    </div>
  );
}
