import type { Metadata } from "next";
import { found } from "@/app/(app)/found";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { WhoSees } from "@/components/ui/who-sees";
import { requireActor } from "@/lib/auth/queries";
import { formatGradeRange, isGradeCode } from "@/lib/format/grade";
import { chileanZone, civilDateAt } from "@/lib/format/instant";
import { joinWords } from "@/lib/format/text";
import { listAssignments } from "@/lib/mentoring/queries/assignments";
import { getMentor, listStrengthIndicators } from "@/lib/mentoring/queries/mentors";
import { mentorStateLabels, type MentorSheet } from "@/lib/mentoring/schema/mentors";
import { AssignmentTable } from "../../_components/assignment-table";
import { LoadBars } from "../../_components/load-bars";
import { CredentialSection } from "./_components/credential-section";
import { ReleaseSection } from "./_components/release-section";
import { SheetActions } from "./_components/sheet-actions";
import { StrengthSection } from "./_components/strength-section";

export const metadata: Metadata = { title: "Asesor/a" };

export default async function MentorPage({ params }: Readonly<{ params: Promise<{ personId: string }> }>) {
  const [actor, { personId }] = await Promise.all([requireActor(), params]);
  const mentor = await found(getMentor(actor, personId));
  const [assignments, indicators] = await Promise.all([
    listAssignments(actor, { mentorId: personId }),
    mentor.canEdit ? listStrengthIndicators(actor) : [],
  ]);
  const today = civilDateAt(new Date(), chileanZone(mentor.timeZone));
  return (
    <>
      <MentorHeader mentor={mentor} />
      <div className="grid gap-x-12 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Section title="Quién es">
          <MentorFacts mentor={mentor} />
        </Section>
        <Section title="Su carga">
          <LoadBars load={mentor.load} mentorCap={mentor.mentorCap} />
        </Section>
      </div>
      <StrengthSection mentor={mentor} indicators={indicators} />
      <CredentialSection mentor={mentor} today={today} />
      <ReleaseSection mentor={mentor} today={today} />
      <Section title="A quiénes acompaña">
        <AssignmentTable
          caption="Docentes que acompaña"
          hidden="mentor"
          assignments={assignments.rows}
          empty={
            <EmptyState title="Todavía no acompaña a nadie">
              Desde el tablero de asignaciones se elige a quién, según su foco.
            </EmptyState>
          }
        />
      </Section>
      <WhoSees summary="quienes asignan y la propia persona">
        <p>
          Este perfil lo leen la jefatura del servicio, la coordinación del programa y la propia persona.
          Sirve para asignar, no para evaluar: no se usa en la Evaluación Docente.
        </p>
      </WhoSees>
    </>
  );
}

function MentorHeader({ mentor }: Readonly<{ mentor: MentorSheet }>) {
  const back = mentor.canEdit ? "/asignaciones/asesores" : "/asignaciones";
  return (
    <PageHeader
      title={mentor.name}
      kicker={<TextLink href={back}>{mentor.canEdit ? "Asesores y asesoras" : "Asignaciones"}</TextLink>}
      lead={
        <StatusMark tone={mentor.state === "active" ? "done" : "off"}>
          {mentorStateLabels[mentor.state]}
        </StatusMark>
      }
      actions={
        <>
          {mentor.canEdit && <SheetActions mentor={mentor} />}
          <PrintButton />
        </>
      }
    />
  );
}

function MentorFacts({ mentor }: Readonly<{ mentor: MentorSheet }>) {
  const grades = mentor.grades.filter(isGradeCode);
  return (
    <DescriptionList
      items={[
        { term: "Presentación", detail: mentor.summary },
        { term: "Establecimiento", detail: mentor.schoolName },
        { term: "Enseña", detail: joinWords(mentor.subjects) || "Sin dato" },
        { term: "Niveles", detail: grades.length === 0 ? "Sin dato" : formatGradeRange(grades) },
      ]}
    />
  );
}
