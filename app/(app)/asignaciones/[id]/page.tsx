import type { Metadata } from "next";
import { found } from "@/app/(app)/found";
import { EvidenceThread } from "@/components/ui/evidence-thread";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { WhoSees } from "@/components/ui/who-sees";
import { requireActor } from "@/lib/auth/queries";
import { chileanZone, civilDateAt } from "@/lib/format/instant";
import { getAssignment } from "@/lib/mentoring/queries/assignments";
import {
  assignmentStateLabels,
  type AssignmentDetail,
  type AssignmentReasons,
} from "@/lib/mentoring/schema/assignments";
import { getSupportFocus } from "@/lib/support/queries/focus";
import { Considerations } from "../_components/considerations";
import { threadToFocus } from "../_components/focus-thread";
import { AssignmentCycles } from "./_components/assignment-cycles";
import { AssignmentFacts } from "./_components/assignment-facts";
import { EndDialog } from "./_components/end-dialog";

export const metadata: Metadata = { title: "Asignación" };

export default async function AssignmentPage({ params }: Readonly<{ params: Promise<{ id: string }> }>) {
  const [actor, { id }] = await Promise.all([requireActor(), params]);
  const assignment = await found(getAssignment(actor, id));
  const focus = assignment.canOpenFocus ? await getSupportFocus(actor, assignment.focusId) : null;
  return (
    <>
      <EvidenceThread
        steps={[
          ...(focus ? threadToFocus(focus) : [{ label: `Foco: ${assignment.areaName}` }]),
          { label: `Asesoría de ${assignment.mentorName}`, isCurrent: true },
        ]}
      />
      <PageHeader
        title={titleOf(assignment)}
        kicker={<TextLink href="/asignaciones">Asignaciones</TextLink>}
        lead={
          <StatusMark tone={assignment.state === "active" ? "now" : "off"}>
            {assignmentStateLabels[assignment.state]}
          </StatusMark>
        }
        actions={
          <>
            {assignment.canEnd && (
              <EndDialog
                id={assignment.id}
                today={civilDateAt(new Date(), chileanZone(assignment.timeZone))}
              />
            )}
            <PrintButton />
          </>
        }
      />
      <Section title="Lo acordado">
        <AssignmentFacts assignment={assignment} />
      </Section>
      {assignment.reasons && <Reasons reasons={assignment.reasons} />}
      <AssignmentCycles assignment={assignment} />
    </>
  );
}

function titleOf({ isMentor, isTeacher, mentorName, teacherName }: AssignmentDetail): string {
  if (isTeacher) return `Su asesor/a: ${mentorName}`;
  if (isMentor) return `Su docente: ${teacherName}`;
  return `${mentorName} acompaña a ${teacherName}`;
}

function Reasons({ reasons }: Readonly<{ reasons: AssignmentReasons }>) {
  return (
    <Section title="Por qué" lead="Las razones, tal como estaban el día en que se decidió.">
      <p className="mb-4 max-w-measure">{reasons.reason}</p>
      {reasons.endReason && (
        <p className="mb-4 max-w-measure">
          <span className="font-semibold">Por qué terminó: </span>
          {reasons.endReason}
        </p>
      )}
      <Considerations considerations={reasons.considerations} />
      <div className="mt-4">
        <WhoSees summary="ambas personas y quienes asignan">
          <p>
            Estas razones las leen quien asesora, la o el docente, la jefatura del servicio y la coordinación
            del programa. La dirección y la jefatura UTP ven quién acompaña a quién, las fechas, el foco y las
            horas.
          </p>
        </WhoSees>
      </div>
    </Section>
  );
}
