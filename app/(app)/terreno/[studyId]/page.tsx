import type { Metadata } from "next";
import { found } from "@/app/(app)/found";
import { StudyTabs } from "@/components/fieldwork/study-tabs";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { requireActor } from "@/lib/auth/queries";
import { getFieldStudy, listCandidates } from "@/lib/fieldwork/queries/studies";
import { close } from "../actions";
import { AddCaseForm, BringCases } from "./_components/case-forms";
import { CaseTable } from "./_components/case-table";
import { Members } from "./_components/members";

export const metadata: Metadata = { title: "Estudio de terreno" };

type StudyPageProps = Readonly<{ params: Promise<{ studyId: string }> }>;

/** A study: its cases, who is still to be heard in each, and who takes part. */
export default async function StudyPage({ params }: StudyPageProps) {
  const [actor, { studyId }] = await Promise.all([requireActor(), params]);
  const study = await found(getFieldStudy(actor, studyId));
  const isOpen = study.closedAt === null;
  const leads = study.mayLead && isOpen;
  const candidates = leads ? await listCandidates(actor, studyId) : [];
  return (
    <>
      <PageHeader
        kicker={<TextLink href="/terreno">Terreno</TextLink>}
        title={study.name}
        lead={
          isOpen ? "A quién se escucha en cada caso y quién falta." : "Estudio cerrado: se lee y no cambia."
        }
        actions={<PrintButton />}
      />
      <StudyTabs studyId={studyId} current="resumen" />
      <Section title="Casos y plan">
        {study.cases.length === 0 ? (
          <EmptyState title="Todavía no tiene casos">
            <p>Se traen de la selección de casos del análisis, o se agregan por su RBD.</p>
          </EmptyState>
        ) : (
          <CaseTable cases={study.cases} canPlan={leads} />
        )}
        {leads && (
          <div className="no-print mt-4 flex flex-wrap gap-3">
            {study.caseSelection && <BringCases studyId={studyId} />}
            <Dialog trigger="Agregar un caso" title="Agregar un caso">
              <AddCaseForm studyId={studyId} />
            </Dialog>
          </div>
        )}
      </Section>
      <Section title="Quién participa">
        <Members study={study} candidates={candidates} canChange={leads} />
      </Section>
      {leads && (
        <Section title="Cerrar el estudio" className="no-print">
          <p className="mb-3 max-w-measure text-ink-soft">
            Al cerrarlo se borra la clave que une nombres y seudónimos. Los textos y sus códigos se conservan
            para leerlos.
          </p>
          <ConfirmDialog
            trigger="Cerrar el estudio"
            title="Cerrar el estudio"
            description="Se borran los nombres de la clave y nada del estudio cambia más. No se puede deshacer."
            confirmLabel="Cerrar estudio"
            tone="danger"
            action={close.bind(null, studyId)}
          />
        </Section>
      )}
    </>
  );
}
