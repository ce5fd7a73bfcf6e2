"use client";

import { useId, useState } from "react";
import { v7 } from "uuid";
import { Button } from "@/components/ui/button";
import { CONTROL_CLASS } from "@/components/ui/control-class";
import { formatOffset } from "@/lib/format/duration";
import { offsetAt, type DraftStep } from "@/lib/observation/rules/draft";
import type { ObservationContent } from "@/lib/observation/schema/observation";
import { useNow } from "./use-now";

type TimeOnTaskProps = Readonly<{
  content: ObservationContent;
  onStep: (step: DraftStep) => void;
}>;

const reminders = [
  { value: "0", label: "sin recordatorio" },
  { value: "5", label: "cada 5 minutos" },
  { value: "10", label: "cada 10 minutos" },
] as const;

/** How many are at work at a moment. Where asked for, a line says that it is time to look again; it takes no focus. */
export function TimeOnTask({ content, onStep }: TimeOnTaskProps) {
  const { slices, context } = content;
  const id = useId();
  const [onTask, setOnTask] = useState("");
  const [of, setOf] = useState("");
  const [every, setEvery] = useState("0");
  const now = useNow();
  const offset = now === null ? null : offsetAt(context, now);
  const last = slices.at(-1);
  const isDue = every !== "0" && offset !== null && offset - (last?.offsetSeconds ?? 0) >= Number(every) * 60;
  const seen = of === "" ? context.studentsPresent : Number(of);
  const isPossible = onTask !== "" && seen !== null && seen > 0 && Number(onTask) <= seen;
  const add = () => {
    if (!isPossible || seen === null) return;
    const slice = {
      id: v7(),
      offsetSeconds: offset ?? last?.offsetSeconds ?? 0,
      onTask: Number(onTask),
      of: seen,
    };
    onStep({ kind: "sliced", slice });
    setOnTask("");
  };
  const digits = (text: string) => text.replace(/\D/g, "").slice(0, 2);
  return (
    <fieldset className="mb-6">
      <legend className="mb-1 text-sm font-semibold">Cuántos trabajan en la tarea, en este momento</legend>
      <div className="flex flex-wrap items-center gap-2">
        <input
          aria-label="Estudiantes trabajando"
          inputMode="numeric"
          value={onTask}
          onChange={(event) => setOnTask(digits(event.target.value))}
          className={`${CONTROL_CLASS} max-w-16 tabular-nums`}
        />
        <span>de</span>
        <input
          aria-label="Estudiantes mirados"
          inputMode="numeric"
          value={of === "" ? (context.studentsPresent ?? "") : of}
          onChange={(event) => setOf(digits(event.target.value))}
          className={`${CONTROL_CLASS} max-w-16 tabular-nums`}
        />
        <Button size="small" onClick={add} aria-disabled={!isPossible || undefined}>
          Anotar
        </Button>
        <label htmlFor={`${id}-every`} className="sr-only">
          Recordatorio
        </label>
        <select
          id={`${id}-every`}
          value={every}
          onChange={(event) => setEvery(event.target.value)}
          className={`${CONTROL_CLASS} w-auto`}
        >
          {reminders.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <p role="status" className="text-sm text-ink-soft empty:hidden">
        {isDue && "Toca mirar de nuevo quiénes trabajan, cuando pueda."}
      </p>
      <ul className="mt-1 flex flex-wrap gap-x-4 text-sm">
        {slices.map(({ id: sliceId, offsetSeconds, onTask: working, of: looked }) => (
          <li key={sliceId} className="inline-flex items-center gap-1">
            <span className="tabular-nums">
              {formatOffset(offsetSeconds)}: {working} de {looked}
            </span>
            <Button
              size="small"
              variant="quiet"
              onClick={() => onStep({ kind: "trace_removed", part: "slices", id: sliceId })}
            >
              Quitar<span className="sr-only"> la de {formatOffset(offsetSeconds)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
