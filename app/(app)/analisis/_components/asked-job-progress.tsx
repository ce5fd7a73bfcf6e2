import { cancelJobAction } from "@/app/(app)/cancel-job-action";
import { JobProgress } from "@/components/jobs/job-progress";
import { Section } from "@/components/ui/section";
import { isEnded } from "@/lib/jobs/rules";
import type { JobView } from "@/lib/jobs/schema";

type AskedJobProgressProps = Readonly<{ job: JobView; title: string; unit?: string }>;

/** How the calculation that was asked for goes, or why it stopped. */
export function AskedJobProgress({ job, title, unit }: AskedJobProgressProps) {
  return (
    <Section title="En camino" className="no-print">
      <JobProgress
        key={job.id}
        job={job}
        title={title}
        unit={unit}
        cancelAction={cancelJobAction.bind(null, job.id)}
      />
      <p className="max-w-measure text-ink-soft">
        {isEnded(job.state)
          ? "Los ajustes se pueden cambiar abajo y pedirlo de nuevo."
          : "Se puede cerrar esta página: el cálculo sigue, y el resultado queda en la lista."}
      </p>
    </Section>
  );
}
