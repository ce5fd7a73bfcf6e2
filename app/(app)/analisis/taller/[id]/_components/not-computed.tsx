import type { FactorRunView, FactorStep } from "@/lib/analysis/schema/factors";

type NotComputedProps = Readonly<{ run: FactorRunView; step: FactorStep }>;

/** Stands where a step's figures will be, and says why there are none yet. */
export function NotComputed({ run, step }: NotComputedProps) {
  return <p className="max-w-measure text-ink-soft">{wordsFor(run, step)}</p>;
}

function wordsFor({ results, job }: FactorRunView, step: FactorStep): string {
  if (job?.state === "waiting" || job?.state === "running") return "Se está calculando; aparece aquí solo.";
  const stopped = results?.stoppedAt ?? null;
  if (stopped !== null && stopped.step === step) return stopped.message;
  if (stopped !== null) return "No se llegó a este paso: uno anterior no pudo seguir.";
  if (results !== null && step === "aggregation") {
    return "Este conjunto no trae el establecimiento de cada estudiante: no hay promedios que calcular.";
  }
  return "Todavía no se calcula. El botón Calcular está al comienzo de la página.";
}
