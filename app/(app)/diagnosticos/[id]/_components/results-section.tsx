import { ChartWithTable } from "@/components/charts/chart-with-table";
import { DotRange, type DotRangeRow } from "@/components/charts/dot-range";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { OfficialResult } from "@/lib/diagnosis/schema/snapshot";
import {
  formatFigureValue,
  gseName,
  missingWords,
  shortGrade,
  significanceWords,
  studentsWords,
} from "@/lib/evidence/rules/figures";

type ResultsSectionProps = Readonly<{ rbd: number; results: readonly OfficialResult[] }>;

const families = [
  { prefix: "simce/", caption: "Simce: puntaje promedio", margin: 20 },
  { prefix: "idps/", caption: "IDPS: índice de 0 a 100", margin: 5 },
] as const;

/** The school's newest official results beside the schools of its own socioeconomic group. */
export function ResultsSection({ rbd, results }: ResultsSectionProps) {
  return (
    <Section
      title="Sus resultados junto a escuelas similares"
      lead="Escuelas similares: las del país con el mismo grupo socioeconómico (GSE) en ese nivel y año."
      actions={<TextLink href={`/establecimientos/${rbd}#resultados`}>Ver todos los años</TextLink>}
    >
      {results.length === 0 && (
        <p className="text-ink-soft">La escuela no tiene resultados oficiales recientes.</p>
      )}
      {families.map((family) => (
        <FamilyChart
          key={family.prefix}
          caption={family.caption}
          margin={family.margin}
          results={results.filter(({ path }) => path.startsWith(family.prefix))}
        />
      ))}
      <p className="max-w-measure text-sm text-ink-soft">
        Alto, similar o bajo lo dice la Agencia de Calidad con su prueba de significancia; los puntos por sí
        solos no bastan.
      </p>
    </Section>
  );
}

type FamilyChartProps = Readonly<{
  caption: string;
  margin: number;
  results: readonly OfficialResult[];
}>;

function FamilyChart({ caption, margin, results }: FamilyChartProps) {
  const values = results
    .flatMap(({ value, sameGseMean }) => [value, sameGseMean])
    .filter((value) => value !== null);
  if (results.length === 0) return null;
  return (
    <ChartWithTable
      caption={caption}
      table={{
        columns: [
          { header: "Resultado" },
          { header: "Esta escuela", align: "end" },
          { header: "Escuelas similares", align: "end" },
          { header: "Estudiantes", align: "end" },
          { header: "GSE" },
          { header: "Comparación" },
        ],
        rows: results.map(cellsOf),
        hrefs: results.map(({ figureId }) => `/evidencia/${figureId}`),
      }}
    >
      {values.length > 0 && (
        <DotRange
          caption={caption}
          rows={results.map(toDot)}
          domain={[Math.min(...values) - margin, Math.max(...values) + margin]}
          valueLabel="Esta escuela"
          referenceLabel="Escuelas similares"
        />
      )}
    </ChartWithTable>
  );
}

/** The Agencia's judgement in one word; the section says against whom. */
const besideSimilar = { "-1": "más bajo", "0": "similar", "1": "más alto" } as const;

function labelOf({ shortName, grade, year }: OfficialResult): string {
  return `${shortName} ${shortGrade(grade)} ${year}`;
}

function toDot(result: OfficialResult): DotRangeRow {
  const { gseSignificance } = result;
  return {
    id: result.figureId,
    label: labelOf(result),
    value: result.value,
    reference: result.sameGseMean ?? undefined,
    note:
      missingWords(result.status) ??
      (gseSignificance === null ? "sin comparación" : besideSimilar[gseSignificance]),
    href: `/evidencia/${result.figureId}`,
  };
}

function cellsOf(result: OfficialResult): readonly (string | null)[] {
  const { unit, value, sameGseMean, gseGroup, n } = result;
  return [
    labelOf(result),
    value === null ? missingWords(result.status) : formatFigureValue(value, unit),
    sameGseMean === null ? null : formatFigureValue(sameGseMean, unit),
    n === null ? null : studentsWords(n, result),
    gseGroup === null ? null : gseName(gseGroup),
    significanceWords(result.gseSignificance, "gse"),
  ];
}
