import { gradeWords, twoDecimals, yearWords, zoneWords } from "@/components/analysis/words";
import { Section } from "@/components/ui/section";
import type { RelationRunView } from "@/lib/analysis/schema/relations";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { testsOf, type RelationCut } from "../relation-cut";
import { summaryOf, type ZoneSummary } from "../relation-summary";

type SummarySectionProps = Readonly<{ run: RelationRunView; cut: RelationCut }>;

/** What the chosen grade and year say taken together, before each result is looked at. */
export function SummarySection({ run, cut }: SummarySectionProps) {
  const { count, apart, adjusted, zones } = summaryOf(testsOf(run.tests, cut));
  if (count === 0) return null;
  return (
    <Section title="En breve" lead={`${gradeWords(cut.grade)} · ${yearWords(cut.year)}, por r de Pearson.`}>
      <div className="max-w-measure">
        <p>
          {`De ${countOf(count, "relación", "relaciones")}, ${formatNumber(apart)} tienen un intervalo que no cruza el cero, y ${formatNumber(adjusted)} siguen bajo 0,05 al ajustar por todas las pruebas de la corrida (q).`}
        </p>
        <ul className="mt-2 list-disc pl-5">
          {zones.map((zone) => (
            <li key={zone.zone?.code ?? ""}>
              <strong>{zoneWords(zone.zone)}</strong>
              {zoneSentence(zone)}
            </li>
          ))}
        </ul>
        <p className="mt-2 text-sm text-ink-soft">
          La mediana no crece por mirar más resultados, como sí lo hace la relación más fuerte. Simce es el
          criterio más limpio: los IDPS salen del mismo cuestionario que el puntaje.
        </p>
      </div>
    </Section>
  );
}

const kindNames = { idps: "IDPS", simce: "Simce" } as const;

function zoneSentence({ kinds, fewest, most }: ZoneSummary): string {
  const schools =
    fewest === most ? countOf(most, "establecimiento") : `${fewest} a ${countOf(most, "establecimiento")}`;
  const medians = kinds.map(
    ({ kind, count, median, apart }) =>
      `con ${kindNames[kind]}, r mediana ${twoDecimals(median)} (${formatNumber(apart)} de ${formatNumber(count)} sin cruzar el cero)`,
  );
  return `, ${schools}: ${medians.join("; ")}.`;
}
