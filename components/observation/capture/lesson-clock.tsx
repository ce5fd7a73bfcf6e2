"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { CONTROL_CLASS } from "@/components/ui/control-class";
import type { CivilDate } from "@/lib/format/civil-date";
import { formatOffset } from "@/lib/format/duration";
import { civilDateAt, formatTime, instantAt, parseTime, type ChileanZone } from "@/lib/format/instant";
import { offsetAt } from "@/lib/observation/rules/draft";
import type { LessonContext } from "@/lib/observation/schema/observation";
import { useNow } from "./use-now";

type LessonClockProps = Readonly<{
  context: LessonContext;
  zone: ChileanZone;
  /** The day on which an hour typed by hand falls, until the start gives another. */
  plannedOn: CivilDate;
  onChange: (context: Partial<LessonContext>) => void;
}>;

/** Start and end of the lesson by one tap, with the minute that runs; both hours can be corrected by hand. */
export function LessonClock({ context, zone, plannedOn, onChange }: LessonClockProps) {
  const now = useNow();
  const seconds = now === null ? null : offsetAt(context, now);
  const day = context.startedAt === null ? plannedOn : civilDateAt(new Date(context.startedAt), zone);
  const tap = (field: "startedAt" | "endedAt") => onChange({ [field]: new Date().toISOString() });
  const isRunning = context.startedAt !== null && context.endedAt === null;
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <p className="min-w-24">
        <span className="block text-sm text-ink-soft">{isRunning ? "Minuto" : "Duración"}</span>
        <span className="font-serif text-2xl font-semibold tabular-nums">
          {seconds === null ? "00:00" : formatOffset(seconds)}
        </span>
      </p>
      {context.startedAt === null && (
        <Button variant="primary" onClick={() => tap("startedAt")}>
          Iniciar clase
        </Button>
      )}
      {isRunning && <Button onClick={() => tap("endedAt")}>Terminar clase</Button>}
      <HourInput
        key={`start-${context.startedAt ?? ""}`}
        label="Inicio"
        instant={context.startedAt}
        place={{ day, zone }}
        onChange={(startedAt) => onChange({ startedAt })}
      />
      <HourInput
        key={`end-${context.endedAt ?? ""}`}
        label="Término"
        instant={context.endedAt}
        place={{ day, zone }}
        onChange={(endedAt) => onChange({ endedAt })}
      />
    </div>
  );
}

type HourInputProps = Readonly<{
  label: string;
  instant: string | null;
  place: Readonly<{ day: CivilDate; zone: ChileanZone }>;
  onChange: (instant: string | null) => void;
}>;

function HourInput({ label, instant, place, onChange }: HourInputProps) {
  const id = useId();
  const written = instant === null ? "" : formatTime(new Date(instant), place.zone);
  const [text, setText] = useState(written);
  const time = parseTime(text);
  const isWrong = text.trim() !== "" && time === null;
  const keep = () => {
    if (text === written || isWrong) return;
    onChange(time === null ? null : instantAt(place.day, time, place.zone).toISOString());
  };
  return (
    <div>
      <label htmlFor={id} className="block text-sm text-ink-soft">
        {label}
      </label>
      <input
        id={id}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        inputMode="numeric"
        placeholder="hh:mm"
        autoComplete="off"
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-error` : undefined}
        className={`${CONTROL_CLASS} max-w-22 tabular-nums`}
      />
      {isWrong && (
        <p id={`${id}-error`} className="text-sm text-bad">
          Escribir hora y minutos: 10:05
        </p>
      )}
    </div>
  );
}
