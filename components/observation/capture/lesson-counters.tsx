"use client";

import { useState } from "react";
import { v7 } from "uuid";
import { Button } from "@/components/ui/button";
import { meanWait, tallyCount } from "@/lib/observation/rules/tallies";
import { offsetAt, type DraftStep } from "@/lib/observation/rules/draft";
import type { ObservationContent } from "@/lib/observation/schema/observation";
import type { TallyKind } from "@/lib/observation/schema/words";
import { formatNumber } from "@/lib/format/numbers";
import { useNow } from "./use-now";

type LessonCountersProps = Readonly<{
  content: ObservationContent;
  onStep: (step: DraftStep) => void;
}>;

const longestWaitSeconds = 600;

/** Questions, students who answer and the wait after a question, each by one tap; the last tap can be taken back. */
export function LessonCounters({ content, onStep }: LessonCountersProps) {
  const { tallies, context } = content;
  const [waitingSince, setWaitingSince] = useState<number | null>(null);
  const now = useNow();
  const last = tallies.at(-1);
  const wait = meanWait(tallies);
  const count = (kind: TallyKind, seconds: number | null = null) =>
    onStep({
      kind: "tallied",
      tally: {
        id: v7(),
        kind,
        seconds,
        offsetSeconds: offsetAt(context, Date.now()) ?? last?.offsetSeconds ?? 0,
      },
    });
  const tapWait = () => {
    if (waitingSince === null) return setWaitingSince(Date.now());
    count("wait", Math.min(Math.round((Date.now() - waitingSince) / 1_000), longestWaitSeconds));
    setWaitingSince(null);
  };
  const running =
    waitingSince === null ? null : Math.max(0, Math.round(((now ?? waitingSince) - waitingSince) / 1_000));
  return (
    <section aria-label="Contadores" className="mb-4">
      <div className="flex flex-wrap items-center gap-2">
        <Button size="small" onClick={() => count("question")}>
          Pregunta <span className="tabular-nums">{tallyCount(tallies, "question")}</span>
        </Button>
        <Button size="small" onClick={() => count("answer")}>
          Responde <span className="tabular-nums">{tallyCount(tallies, "answer")}</span>
        </Button>
        <Button size="small" onClick={tapWait} aria-pressed={waitingSince !== null}>
          {running === null ? "Medir espera" : `Espera ${running} s: parar`}
        </Button>
        {last && (
          <Button
            size="small"
            variant="quiet"
            onClick={() => onStep({ kind: "trace_removed", part: "tallies", id: last.id })}
          >
            Deshacer el último toque
          </Button>
        )}
      </div>
      <p role="status" className="text-sm text-ink-soft empty:hidden">
        {wait !== null && `Espera media ${formatNumber(wait, { max: 1 })} s`}
      </p>
    </section>
  );
}
