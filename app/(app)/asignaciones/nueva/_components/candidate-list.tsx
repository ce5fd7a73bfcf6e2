import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { travelAssumption } from "@/lib/directory/rules";
import { formatShare } from "@/lib/format/numbers";
import { countOf, joinWords } from "@/lib/format/text";
import { weights } from "@/lib/mentoring/rules";
import type { AssignmentProposal, Candidate } from "@/lib/mentoring/schema/assignments";
import { CandidateItem } from "./candidate-item";

type CandidateListProps = Readonly<{
  proposal: AssignmentProposal;
  hrefOf: (mentorId: string) => string;
}>;

/** The mentors of the territory for one teacher: those who may be assigned in order, the others folded with why. */
export function CandidateList({ proposal, hrefOf }: CandidateListProps) {
  const eligible = proposal.candidates.filter(({ isEligible }) => isEligible);
  const blocked = proposal.candidates.filter(({ isEligible }) => !isEligible);
  return (
    <Section
      title="Quiénes pueden asesorar"
      lead="Propone la plataforma, decide una persona: el puntaje solo ordena la lista."
    >
      <HowItIsOrdered />
      <ol>
        {eligible.map((candidate) => (
          <CandidateItem
            key={candidate.mentorId}
            candidate={candidate}
            mentorCap={proposal.mentorCap}
            chooseHref={hrefOf(candidate.mentorId)}
          />
        ))}
      </ol>
      {eligible.length === 0 && (
        <EmptyState
          title="Hoy nadie puede tomar esta asignación"
          action={<LinkButton href="/asignaciones/asesores">Ver asesores y asesoras</LinkButton>}
        >
          Abajo está el porqué de cada persona. Se puede probar con menos minutos, acordar más horas liberadas
          o registrar a otra persona.
        </EmptyState>
      )}
      {blocked.length > 0 && <WhyNot blocked={blocked} />}
    </Section>
  );
}

const weightWords = [
  [weights.skill, "fortaleza en lo que el foco trabaja"],
  [weights.subject, "asignatura y niveles"],
  [weights.travel, "cercanía"],
  [weights.schoolType, "mismo tipo de escuela"],
  [weights.load, "carga disponible"],
] as const;

function HowItIsOrdered() {
  return (
    <Disclosure summary="Cómo se ordena la lista" className="mb-4">
      <div className="max-w-measure space-y-2">
        <p>Pesos: {joinWords(weightWords.map(([weight, words]) => `${words} ${formatShare(weight)}`))}.</p>
        <p>Viaje: se supone una visita por semana, ida y vuelta. {travelAssumption}</p>
        <p>Nunca se asigna de forma automática, y la razón la escribe quien decide.</p>
      </div>
    </Disclosure>
  );
}

function WhyNot({ blocked }: Readonly<{ blocked: readonly Candidate[] }>) {
  return (
    <Disclosure
      summary={`¿Por qué no? ${countOf(blocked.length, "persona que hoy no puede", "personas que hoy no pueden")}`}
      className="mt-6 border-t border-rule-strong pt-3"
    >
      <ul>
        {blocked.map((candidate) => (
          <li key={candidate.mentorId} className="border-t border-rule py-3">
            <p>
              <TextLink href={`/asignaciones/asesores/${candidate.mentorId}`} className="font-semibold">
                {candidate.name}
              </TextLink>
              <span className="text-ink-soft"> · {candidate.schoolName}</span>
            </p>
            <ul className="list-disc pl-5">
              {candidate.considerations
                .filter(({ kind }) => kind === "blocker")
                .map(({ text }) => (
                  <li key={text}>{text}</li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
