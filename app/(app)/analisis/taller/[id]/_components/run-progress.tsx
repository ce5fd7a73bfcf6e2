import { cancelJobAction } from "@/app/(app)/cancel-job-action";
import { JobProgress } from "@/components/jobs/job-progress";
import { Form } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Actor } from "@/lib/access/schema";
import { factorStepLabels, factorSteps, type FactorRunView } from "@/lib/analysis/schema/factors";
import { AppError } from "@/lib/errors";
import { countOf } from "@/lib/format/text";
import { getJob } from "@/lib/jobs/queries";
import type { JobView } from "@/lib/jobs/schema";
import { recompute } from "../../actions";

type RunProgressProps = Readonly<{ actor: Actor; run: FactorRunView }>;

/** How the calculation goes, why it stopped, or the way to ask for it when something changed. */
export async function RunProgress({ actor, run }: RunProgressProps) {
  const { job, steps, isFrozen, id, results } = run;
  const isAtWork = job !== null && (job.state === "waiting" || job.state === "running");
  const own = job === null || job.state === "done" ? null : await ownJob(actor, job.id);
  const stopped = results?.stoppedAt ?? null;
  const pending = Object.values(steps).filter((state) => state !== "current").length;
  return (
    <div className="no-print mb-10 grid gap-5">
      {own !== null && (
        <JobProgress
          key={own.id}
          job={own}
          title="Cálculo del análisis"
          unit="muestras"
          cancelAction={cancelJobAction.bind(null, own.id)}
        />
      )}
      {isAtWork && own === null && (
        <p className="max-w-measure">
          Otra persona pidió calcularlo y está en camino. Recargar la página para ver cómo va.
        </p>
      )}
      {isAtWork && (
        <p className="max-w-measure text-ink-soft">Se puede cerrar esta página: el trabajo sigue.</p>
      )}
      {stopped !== null && !isAtWork && (
        <Notice kind="warning" title={`El cálculo se detuvo en «${stepTitle(stopped.step)}»`}>
          <p>{stopped.message}</p>
        </Notice>
      )}
      {!isAtWork && !isFrozen && pending > 0 && (
        <Form action={recompute.bind(null, id)} className="flex flex-wrap items-center gap-4">
          <SubmitButton pendingLabel="Enviando…">{results === null ? "Calcular" : "Recalcular"}</SubmitButton>
          <span className="text-ink-soft">
            {results === null
              ? "Con los ajustes de cada paso, que parten en lo recomendado."
              : `${countOf(pending, "paso")} por poner al día.`}
          </span>
        </Form>
      )}
      {isFrozen && (
        <p className="max-w-measure">
          De este análisis se guardó un índice, así que ya no cambia. Para probar otra cosa se comienza uno
          nuevo con estos mismos ajustes.
        </p>
      )}
    </div>
  );
}

function stepTitle(step: string): string {
  const known = factorSteps.find((one) => one === step);
  return known === undefined ? step : factorStepLabels[known];
}

/** The job when the person asked for it; another's is known only by its state. */
async function ownJob(actor: Actor, jobId: string): Promise<JobView | null> {
  try {
    return await getJob(actor, jobId);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}
