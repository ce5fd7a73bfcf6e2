"use client";

import type { FormAction } from "@/components/ui/action-state";
import { Form } from "@/components/ui/form";
import { Progress } from "@/components/ui/progress";
import { StatusMark } from "@/components/ui/status-mark";
import type { StatusTone } from "@/components/ui/status-shape";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatOffset } from "@/lib/format/duration";
import { isEnded } from "@/lib/jobs/rules";
import { jobStateLabels, type JobState, type JobView } from "@/lib/jobs/schema";
import { useJob } from "./use-job";

type JobProgressProps = Readonly<{
  /** The job as the page found it; what comes after, this looks up itself. */
  job: JobView;
  /** What is being done: "Lectura de los archivos". */
  title: string;
  /** The noun of what is counted: "filas". */
  unit?: string;
  /** `cancelJobAction` with the id bound; without it the job cannot be stopped from here. */
  cancelAction?: FormAction;
}>;

const tones: Readonly<Record<JobState, StatusTone>> = {
  waiting: "pending",
  running: "now",
  done: "done",
  failed: "bad",
  cancelled: "off",
};

/** How a long job goes, from its row: the page may be closed and opened again. It refreshes the page when the job ends. */
export function JobProgress({ job: initial, title, unit = "partes", cancelAction }: JobProgressProps) {
  const { job, seenAt, contact } = useJob(initial);
  const hasEnded = isEnded(job.state);
  return (
    <div className="grid max-w-measure gap-3">
      <div aria-live="polite" className="grid gap-1">
        <p className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="font-semibold">{title}</span>
          <StatusMark tone={tones[job.state]}>{jobStateLabels[job.state]}</StatusMark>
        </p>
        {job.state === "running" && <p>{job.stage ?? "Comenzando"}</p>}
        {job.state === "waiting" && <p>{waitingWords(job)}</p>}
        {job.problem !== null && <p>{job.problem.message}</p>}
        {job.interruptions > 0 && job.state !== "failed" && <p>{interruptionWords(job.interruptions)}</p>}
        {contact !== "live" && <p>{contactWords[contact]}</p>}
      </div>
      {job.state === "running" && job.progressTotal !== null && (
        <Progress label="Avance" value={job.progressDone} max={job.progressTotal} unit={unit} />
      )}
      <Elapsed job={job} seenAt={seenAt} />
      {!hasEnded && (
        <noscript>
          <a href="" className="link">
            Recargar para ver cómo va
          </a>
        </noscript>
      )}
      {!hasEnded && cancelAction !== undefined && (
        <Form action={cancelAction}>
          <SubmitButton variant="secondary" size="small" pendingLabel="Cancelando…">
            Cancelar
          </SubmitButton>
        </Form>
      )}
    </div>
  );
}

const contactWords = {
  away: "Sin conexión con el servidor. El trabajo sigue allá; se vuelve a mirar en un momento.",
  "signed out": "La sesión terminó. El trabajo sigue; ingresar de nuevo para ver cómo va.",
} as const;

function waitingWords(job: JobView): string {
  return job.interruptions > 0 ? "Se retoma en un momento." : "Comienza cuando termine lo que está antes.";
}

function interruptionWords(interruptions: number): string {
  return interruptions === 1
    ? "Se interrumpió y se retomó."
    : `Se interrumpió ${interruptions} veces y se retomó.`;
}

function Elapsed({ job, seenAt }: Readonly<{ job: JobView; seenAt: number | null }>) {
  const until = job.finishedAt?.getTime() ?? seenAt;
  if (job.startedAt === null || until === null) return null;
  const seconds = Math.max(0, (until - job.startedAt.getTime()) / 1_000);
  return <p className="text-sm text-ink-soft tabular-nums">Tiempo transcurrido: {formatOffset(seconds)}</p>;
}
