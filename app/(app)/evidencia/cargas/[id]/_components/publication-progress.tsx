import { JobProgress } from "@/components/jobs/job-progress";
import type { Actor } from "@/lib/access/schema";
import type { BatchDetail } from "@/lib/evidence/schema/imports";
import { getJob } from "@/lib/jobs/queries";

/** How the publication of a load goes, or why it stopped; live for whoever asked for it, in words for others. */
export async function PublicationProgress({ actor, batch }: Readonly<{ actor: Actor; batch: BatchDetail }>) {
  const { publication, state } = batch;
  if (publication === null) return null;
  if (!publication.isOwn) {
    if (publication.isEnded) return null;
    return (
      <p className="no-print mb-8 max-w-measure">
        Otra persona pidió publicarla y está en camino. Recargar la página para ver cómo va.
      </p>
    );
  }
  const job = await getJob(actor, publication.jobId);
  // Of a publication that went well the state above says it all; one that was interrupted says so.
  if (publication.isEnded && state !== "staged" && job.interruptions === 0) return null;
  return (
    <div className="no-print mb-8">
      <JobProgress job={job} title="Publicación de la carga" />
      {!publication.isEnded && (
        <p className="max-w-measure text-ink-soft">
          Se publica entera o no se publica nada. Se puede cerrar esta página: el trabajo sigue.
        </p>
      )}
    </div>
  );
}
