import type { Metadata } from "next";
import { found } from "@/app/(app)/found";
import { EvidenceThread } from "@/components/ui/evidence-thread";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readParam, type SearchParams } from "@/components/ui/table-params";
import { TextLink } from "@/components/ui/text-link";
import { requireActor } from "@/lib/auth/queries";
import { chileanZone, civilDateAt } from "@/lib/format/instant";
import { parseNumber } from "@/lib/format/numbers";
import { joinWords } from "@/lib/format/text";
import { getAssignmentProposal } from "@/lib/mentoring/queries/proposal";
import type { AssignmentProposal } from "@/lib/mentoring/schema/assignments";
import { getSupportFocus } from "@/lib/support/queries/focus";
import { threadToFocus } from "../_components/focus-thread";
import { AssignForm } from "./_components/assign-form";
import { CandidateList } from "./_components/candidate-list";
import { MinutesForm } from "./_components/minutes-form";

export const metadata: Metadata = { title: "Elegir asesor/a" };

const usualMinutes = 90;

export default async function NewAssignmentPage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const pair = { focusId: readParam(params, "foco") ?? "", teacherId: readParam(params, "docente") ?? "" };
  const minutesPerWeek = readMinutes(readParam(params, "minutos"));
  const [proposal, focus] = await Promise.all([
    found(getAssignmentProposal(actor, { ...pair, minutesPerWeek })),
    found(getSupportFocus(actor, pair.focusId)),
  ]);
  const { teacher } = proposal;
  return (
    <>
      <EvidenceThread steps={[...threadToFocus(focus), { label: "Asignación", isCurrent: true }]} />
      <PageHeader
        title={`Asesor/a para ${teacher.name}`}
        kicker={<TextLink href="/asignaciones">Tablero de asignaciones</TextLink>}
        lead={[teacher.schoolName, joinWords(teacher.subjects), proposal.focus.title]
          .filter(Boolean)
          .join(" · ")}
      />
      <p className="mb-8 max-w-measure">
        {proposal.focus.goal === null
          ? "El foco aún espera su meta: se puede asignar, y el primer ciclo comienza cuando la tenga."
          : `Meta: ${proposal.focus.goal}`}
      </p>
      <NextStep proposal={proposal} chosenId={readParam(params, "asesor")} />
    </>
  );
}

function NextStep({
  proposal,
  chosenId,
}: Readonly<{ proposal: AssignmentProposal; chosenId: string | undefined }>) {
  const { focus, teacher, current, minutesPerWeek } = proposal;
  if (!focus.isOpen) {
    return <Notice kind="warning">Este foco ya terminó: no admite nuevas asignaciones.</Notice>;
  }
  if (current !== null) {
    return (
      <Notice title={`Ya trabaja con ${current.mentorName}`}>
        <p>
          Cada docente tiene un solo asesor o asesora. Para cambiar,{" "}
          <TextLink href={`/asignaciones/${current.id}`}>terminar esa asignación</TextLink> primero.
        </p>
      </Notice>
    );
  }
  const query = { foco: focus.id, docente: teacher.id, minutos: `${minutesPerWeek}` };
  const listHref = `/asignaciones/nueva?${new URLSearchParams(query)}`;
  const chosen = proposal.candidates.find(({ mentorId }) => mentorId === chosenId);
  if (chosen?.isEligible) {
    const today = civilDateAt(new Date(), chileanZone(proposal.timeZone));
    return <AssignForm proposal={proposal} candidate={chosen} today={today} backHref={listHref} />;
  }
  return (
    <>
      {chosen && (
        <Notice kind="warning" className="mb-6">
          {chosen.name} ya no puede tomar esta asignación. Abajo está el porqué.
        </Notice>
      )}
      <MinutesForm focusId={focus.id} teacherId={teacher.id} minutesPerWeek={minutesPerWeek} />
      <CandidateList proposal={proposal} hrefOf={(mentorId) => `${listHref}&asesor=${mentorId}`} />
    </>
  );
}

/** Minutes as typed into the address; what is no number of minutes a pair may use is the usual. */
function readMinutes(text: string | undefined): number {
  const minutes = parseNumber(text ?? "") ?? usualMinutes;
  return Number.isInteger(minutes) && minutes >= 15 && minutes <= 600 ? minutes : usualMinutes;
}
