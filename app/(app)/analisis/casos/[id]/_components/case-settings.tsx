import { gradeWords, yearNames, zoneNames } from "@/components/analysis/words";
import { DescriptionList } from "@/components/ui/description-list";
import { Disclosure } from "@/components/ui/disclosure";
import { completionText } from "@/lib/analysis/rules/case-texts";
import { caseModeLabels, strengthRuleLabels, type CaseSelectionView } from "@/lib/analysis/schema/cases";
import { indicatorOf } from "@/lib/evidence/rules/indicators";
import { formatNumber } from "@/lib/format/numbers";
import { countOf, joinWords } from "@/lib/format/text";

type CaseSettingsProps = Readonly<{
  selection: CaseSelectionView;
  /** The name of the score. */
  score: string;
}>;

/** With what the cases were selected, folded. */
export function CaseSettingsList({ selection, score }: CaseSettingsProps) {
  const { settings } = selection;
  return (
    <Disclosure summary="Ajustes con que se seleccionó" className="mb-6">
      <DescriptionList
        items={[
          { term: "Puntaje (F)", detail: score },
          {
            term: "Resultados (O)",
            detail: joinWords([...settings.idps, ...settings.simce].map(outcomeName)),
          },
          { term: "Zonas", detail: zoneNames(selection.zones) },
          {
            term: "Establecimientos",
            detail:
              settings.dependence === "slep" ? "Del servicio local (SLEP)" : "De todas las dependencias",
          },
          { term: "Nivel y años", detail: `${gradeWords(selection.grade)} · ${yearNames(selection.years)}` },
          { term: "Cuántos", detail: caseModeLabels[settings.mode] },
          { term: "Fuerza", detail: strengthRuleLabels[settings.strength] },
          {
            term: "Umbral",
            detail: `${formatNumber(settings.threshold, { max: 2 })} desviaciones estándar en ambas`,
          },
          {
            term: "Elegibles con",
            detail: joinWords([
              `${countOf(settings.minimumStudents, "estudiante")} o más`,
              `${countOf(settings.minimumYears, "año")} o más con cifras`,
              ...(settings.requiresSameSponsor ? ["el mismo sostenedor en el período"] : []),
              ...(selection.source.kind === "index"
                ? [`confiabilidad de ${formatNumber(settings.minimumReliability, { max: 2 })} o más`]
                : []),
            ]),
          },
          {
            term: "Espejo",
            detail: settings.includesMirror
              ? "Una escuela baja en ambas puede ser caso positivo si no queda otra alta en ambas"
              : "Solo escuelas altas en ambas son casos positivos",
          },
          {
            term: "Zonas cortas",
            detail: completionText(settings),
          },
          { term: "Comparación", detail: selection.basis.text },
          { term: "Estabilidad", detail: `${formatNumber(settings.draws)} repeticiones de remuestreo` },
        ]}
      />
    </Disclosure>
  );
}

function outcomeName(path: string): string {
  return indicatorOf(path).name;
}
