import { JobProgress } from "@/components/jobs/job-progress";
import type { Actor } from "@/lib/access/schema";
import type { UploadView } from "@/lib/evidence/schema/imports";
import { getJob } from "@/lib/jobs/queries";

/** How the reading of an upload goes; live for whoever sent it, in words for others. */
export async function ReadingProgress({ actor, upload }: Readonly<{ actor: Actor; upload: UploadView }>) {
  if (!upload.isOwn || upload.jobId === null) {
    return <p className="text-ink-soft">Se está leyendo. Recargar la página para ver cómo va.</p>;
  }
  return <JobProgress job={await getJob(actor, upload.jobId)} title="Lectura del archivo" unit="tablas" />;
}
