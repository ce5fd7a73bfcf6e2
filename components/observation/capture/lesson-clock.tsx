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
  onChange: (context: Partial<LessonContext>) => void;
}>;

/** Start and end of the lesson by one tap, with the minute that runs. */
export function LessonClock({ context, onChange }: LessonClockProps) {
  const now = useNow();
  const seconds = now === null ? null : offsetAt(context, now);
  const isRunning = context.startedAt !== null && context.endedAt === null;
  const tap = (field: "startedAt" | "endedAt") => onChange({ [field]: new Date().toISOString() });
  return (
    <div className="flex items-center gap-x-4">
      <p>
        <span className="sr-only">{isRunning ? "Minuto de la clase" : "Duración de la clase"} </span>
        <span className="font-serif text-xl font-semibold tabular-nums">
          {seconds === null ? "00:00" : formatOffset(seconds)}
        </span>
      </p>
      {context.startedAt === null && (
        <Button variant="primary" size="small" onClick={() => tap("startedAt")}>
          Iniciar clase
        </Button>
      )}
      {isRunning && (
        <Button size="small" onClick={() => tap("endedAt")}>
          Terminar clase
        </Button>
      )}
    </div>
  );
}

export type LessonPlace = Readonly<{
  /** The day on which an hour typed by hand falls, until the start gives another. */
  plannedOn: CivilDate;
  zone: ChileanZone;
}>;

type LessonHoursProps = LessonClockProps & Readonly<{ place: LessonPlace }>;

/** Both hours as they were tapped, to be corrected by hand. */
export function LessonHours({ context, place, onChange }: LessonHoursProps) {
  const { startedAt, endedAt } = context;
  const day = startedAt === null ? place.plannedOn : civilDateAt(new Date(startedAt), place.zone);
  const at = { day, zone: place.zone };
  return (
    <>
      <HourInput
        key={`start-${startedAt ?? ""}`}
        label="Hora de inicio"
        instant={startedAt}
        place={at}
        onChange={(instant) => onChange({ startedAt: instant })}
      />
      <HourInput
        key={`end-${endedAt ?? ""}`}
        label="Hora de término"
        instant={endedAt}
        place={at}
        onChange={(instant) => onChange({ endedAt: instant })}
      />
    </>
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
      <label htmlFor={id} className="mb-1 block text-sm font-semibold">
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
