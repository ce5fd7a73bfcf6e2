import { caveatLetters } from "@/components/analysis/caveat-letters";
import { CaveatList } from "@/components/analysis/caveat-list";
import {
  gradeWords,
  probabilityWords,
  rangeWords,
  statusWords,
  twoDecimals,
  yearWords,
  zoneWords,
} from "@/components/analysis/words";
import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import type { RelationMethod, RelationRunView, RelationTest } from "@/lib/analysis/schema/relations";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";

type Letters = ReturnType<typeof caveatLetters>;

/** Every test of the run, also those that came out near nothing: none is chosen for having come out. */
export function AllTestsSection({ run }: Readonly<{ run: RelationRunView }>) {
  const letters = caveatLetters(run.tests.map(({ caveats }) => caveats));
  return (
    <Section
      id="pruebas"
      title="Todas las pruebas"
      lead={`${countOf(run.tests.length, "prueba")}. Se muestran todas, no solo las que resultaron; q ajusta cada p por su cantidad.`}
    >
      <DataTable
        caption="Todas las pruebas de la corrida"
        captionHidden
        columns={columnsWith(letters)}
        rows={run.tests}
        rowKey={({ key }) => key}
        empty={<EmptyState title="Ninguna prueba se pudo plantear con estos ajustes" />}
      />
      <div className="mt-4">
        <CaveatList caveats={[...letters.keys()]} letters={letters} />
      </div>
    </Section>
  );
}

function columnsWith(letters: Letters): readonly [Column<RelationTest>, ...Column<RelationTest>[]] {
  return [
    { key: "resultado", header: "Resultado", cell: ({ outcome }) => outcome.name },
    { key: "zona", header: "Zona", cell: ({ zone }) => zoneWords(zone) },
    { key: "nivel", header: "Nivel", cell: ({ grade }) => gradeWords(grade) },
    { key: "anio", header: "Año", cell: ({ year }) => yearWords(year) },
    { key: "n", header: "n", align: "end", cell: ({ n }) => formatNumber(n) },
    ...withRange("pearson", "r", true),
    ...withRange("spearman", "ρ"),
    ...withRange("partial", "r parcial"),
    {
      key: "q",
      header: "q de r",
      align: "end",
      cell: ({ estimates: { pearson } }) => (pearson === null ? "" : probabilityWords(pearson.q)),
    },
    {
      key: "notas",
      header: "Notas",
      cell: ({ caveats }) => caveats.map((caveat) => letters.get(caveat)).join(", "),
    },
  ];
}

/** An estimate and its interval; the first of a row also says why there is none. */
function withRange(method: RelationMethod, header: string, saysWhy = false): readonly Column<RelationTest>[] {
  return [
    {
      key: method,
      header,
      align: "end",
      cell: (test) => {
        const estimate = test.estimates[method];
        if (estimate !== null) return twoDecimals(estimate.value);
        return (saysWhy && statusWords(test)) || "no calculada";
      },
    },
    {
      key: `${method}-ic`,
      header: `Intervalo de ${header}`,
      align: "end",
      cell: ({ estimates }) => {
        const estimate = estimates[method];
        return <span className="whitespace-nowrap">{estimate === null ? "" : rangeWords(estimate)}</span>;
      },
    },
  ];
}
