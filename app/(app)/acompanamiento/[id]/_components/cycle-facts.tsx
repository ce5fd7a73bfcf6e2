import { heldWords, hoursWords } from "@/components/coaching/words";
import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { CycleSummary } from "@/lib/coaching/schema/views";
import { formatDate } from "@/lib/format/civil-date";
import { capitalise } from "@/lib/format/text";

type CycleFactsProps = Readonly<{ summary: CycleSummary }>;

/** What those who lead the place know of a cycle. */
export function CycleFacts({ summary }: CycleFactsProps) {
  const { nextSessionOn } = summary;
  return (
    <Section
      title="El ciclo en breve"
      lead="El acuerdo, lo conversado y los niveles los leen solo la o el docente y su asesor/a."
    >
      <div className="max-w-measure">
        <DescriptionList
          items={[
            { term: "Docente", detail: summary.teacherName },
            { term: "Asesor/a", detail: summary.mentorName },
            {
              term: "Foco",
              detail: <TextLink href={`/focos/${summary.focusId}`}>{summary.focusTitle}</TextLink>,
            },
            { term: "Realizado", detail: capitalise(heldWords(summary.held)) },
            { term: "Tiempo", detail: hoursWords(summary) },
            {
              term: "Próxima sesión",
              detail: nextSessionOn === null ? "Sin fecha" : formatDate(nextSessionOn),
            },
          ]}
        />
      </div>
    </Section>
  );
}
