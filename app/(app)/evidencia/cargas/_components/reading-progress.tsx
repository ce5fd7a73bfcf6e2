import { JobProgress } from "@/components/jobs/job-progress";
import { TextLink } from "@/components/ui/text-link";
import type { Actor } from "@/lib/access/schema";
import type { UploadView } from "@/lib/evidence/schema/imports";
import { getJob } from "@/lib/jobs/queries";
import { isEnded } from "@/lib/jobs/rules";
import { DiscardReceived } from "./discard-received";

/** How the reading of an upload goes; live for whoever sent it, in words for others. */
export async function ReadingProgress({ actor, upload }: Readonly<{ actor: Actor; upload: UploadView }>) {
  if (!upload.isOwn || upload.jobId === null) {
    return <p className="text-ink-soft">Se está leyendo. Recargar la página para ver cómo va.</p>;
  }
  const job = await getJob(actor, upload.jobId);
  return (
    <>
      <JobProgress job={job} title="Lectura del archivo" unit="tablas" />
      {isEnded(job.state) && (
        <div className="mt-3 grid max-w-measure justify-items-start gap-3">
          <p>
            No se guardó nada de este archivo. <TextLink href="/evidencia/cargas">Subirlo de nuevo</TextLink>.
          </p>
          <DiscardReceived uploadId={upload.id} />
        </div>
      )}
    </>
  );
}
