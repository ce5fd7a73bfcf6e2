import { gradeWords, yearNames, zoneNames } from "@/components/analysis/words";
import { DescriptionList } from "@/components/ui/description-list";
import { Disclosure } from "@/components/ui/disclosure";
import { FEWEST_SCHOOLS, FEWEST_STUDENTS, type RelationRunView } from "@/lib/analysis/schema/relations";
import { formatNumber } from "@/lib/format/numbers";
import { joinWords } from "@/lib/format/text";

/** With what the run was calculated, folded. */
export function RelationSettings({ run, score }: Readonly<{ run: RelationRunView; score: string }>) {
  return (
    <Disclosure summary="Ajustes con que se calculó" className="mb-6">
      <DescriptionList
        items={[
          { term: "Puntaje", detail: score },
          { term: "Zonas", detail: zoneNames(run.zones) },
          {
            term: "Establecimientos",
            detail:
              run.options.dependence === "slep" ? "Del servicio local (SLEP)" : "De todas las dependencias",
          },
          { term: "Niveles", detail: joinWords(run.grades.map(gradeWords)) },
          { term: "Años", detail: yearNames(run.years) },
          { term: "Resultados", detail: joinWords(run.outcomes.map(({ name }) => name)) },
          {
            term: "Mínimos",
            detail: `${FEWEST_STUDENTS} estudiantes por nivel y ${FEWEST_SCHOOLS} establecimientos por prueba`,
          },
          { term: "Intervalo de ρ", detail: `${formatNumber(run.options.draws)} repeticiones de remuestreo` },
        ]}
      />
    </Disclosure>
  );
}
