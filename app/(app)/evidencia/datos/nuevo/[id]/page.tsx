import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { found } from "@/app/(app)/found";
import { cancelJobAction } from "@/app/(app)/cancel-job-action";
import { sizeWords } from "@/components/evidence/file-size";
import { JobProgress } from "@/components/jobs/job-progress";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import type { Actor } from "@/lib/access/schema";
import { requireActor } from "@/lib/auth/queries";
import { listCodebooks } from "@/lib/evidence/queries/codebooks";
import { findDraft } from "@/lib/evidence/queries/data-set-drafts";
import { getDataSet } from "@/lib/evidence/queries/data-sets";
import type { DraftView } from "@/lib/evidence/schema/data-sets";
import { getJob } from "@/lib/jobs/queries";
import { isEnded } from "@/lib/jobs/rules";
import { WhoSeesAnswers } from "../../_components/who-sees-answers";
import { withdrawAnswers } from "../../actions";
import { ColumnSection } from "./_components/column-section";
import { ConfirmSection } from "./_components/confirm-section";
import { PreviewSection } from "./_components/preview-section";

export const metadata: Metadata = { title: "Revisar respuestas" };

export default async function DraftPage({ params }: Readonly<{ params: Promise<{ id: string }> }>) {
  const [actor, { id }] = await Promise.all([requireActor(), params]);
  const draft = await found(findDraft(actor, id));
  if (!draft) return leadToDataSet(actor, id);
  const job = draft.jobId === null ? null : await found(getJob(actor, draft.jobId));
  const isBusy = job !== null && !isEnded(job.state);
  return (
    <>
      <PageHeader
        kicker={<TextLink href="/evidencia/datos">Datos de estudiantes</TextLink>}
        title="Revisar antes de guardar"
        lead={
          <span className="[overflow-wrap:anywhere]">
            {draft.fileName} · {sizeWords(draft.byteCount)}
          </span>
        }
        actions={!isBusy && <Withdraw draftId={draft.id} />}
      />
      <div className="mb-6">
        <WhoSeesAnswers of="sent" />
      </div>
      {isBusy && (
        <div className="mb-10">
          <JobProgress
            job={job}
            title={draft.statement === null ? "Lectura del archivo" : "Guardado del conjunto"}
            unit="filas"
            cancelAction={cancelJobAction.bind(null, job.id)}
          />
        </div>
      )}
      {!isBusy && <Problem draft={draft} jobProblem={job?.problem?.message ?? null} />}
      {!isBusy && draft.preview !== null && draft.state !== "refused" && (
        <Review actor={actor} draft={draft} />
      )}
    </>
  );
}

/** A draft that was stored is its data set: the page that followed the job goes on there. */
async function leadToDataSet(actor: Actor, id: string): Promise<never> {
  const dataSet = await found(getDataSet(actor, id));
  if (dataSet.deletedAt !== null) notFound();
  redirect(`/evidencia/datos/${dataSet.id}`);
}

function Problem({ draft, jobProblem }: Readonly<{ draft: DraftView; jobProblem: string | null }>) {
  const message = draft.problem?.message ?? jobProblem;
  if (message === null) return null;
  const isGone = draft.state === "refused";
  return (
    <Notice kind="warning" title={isGone ? "No se pudo leer" : "Falta corregir algo"} className="mb-8">
      <p>{message}</p>
      {isGone && (
        <p>
          Lo enviado ya se borró. <TextLink href="/evidencia/datos/nuevo">Enviar otro archivo</TextLink>
        </p>
      )}
    </Notice>
  );
}

async function Review({ actor, draft }: Readonly<{ actor: Actor; draft: DraftView }>) {
  if (draft.preview === null) return null;
  const codebooks = await listCodebooks(actor, { limit: 200 });
  return (
    <>
      <PreviewSection preview={draft.preview} />
      <ColumnSection
        draftId={draft.id}
        preview={draft.preview}
        codebook={draft.codebook}
        codebooks={codebooks.rows}
      />
      <ConfirmSection
        actor={actor}
        draft={draft}
        codebook={codebooks.rows.find(({ id }) => id === draft.codebook?.id)}
      />
    </>
  );
}

function Withdraw({ draftId }: Readonly<{ draftId: string }>) {
  return (
    <ConfirmDialog
      trigger="No guardar y borrar lo enviado"
      triggerVariant="secondary"
      title="Borrar lo enviado"
      description="Se borra el archivo que llegó y todo lo que se leyó de él. El archivo de su equipo no cambia."
      confirmLabel="Borrar lo enviado"
      tone="danger"
      action={withdrawAnswers.bind(null, draftId)}
    />
  );
}
