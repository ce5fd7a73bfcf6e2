import { caveatLetters } from "@/components/analysis/caveat-letters";
import { CaveatList } from "@/components/analysis/caveat-list";
import {
  gradeWords,
  rangeWords,
  statusWords,
  twoDecimals,
  yearWords,
  zoneWords,
} from "@/components/analysis/words";
import { ChartWithTable, type ChartTable } from "@/components/charts/chart-with-table";
import type { ForestBlock, ForestRow } from "@/components/charts/forest-data";
import { ForestPlot } from "@/components/charts/forest-plot";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import type { RelationRunView, RelationTest } from "@/lib/analysis/schema/relations";
import { formatNumber } from "@/lib/format/numbers";
import { joinWords } from "@/lib/format/text";
import { isMainOutcome, testsOf, type RelationCut } from "../relation-cut";

const TOGETHER_GROUP = "juntas";

type ForestSectionProps = Readonly<{ run: RelationRunView; cut: RelationCut; params: SearchParams }>;

/** How strong each relation is, zone by zone, with the interval that says how little or how much is known. */
export function ForestSection({ run, cut, params }: ForestSectionProps) {
  const all = testsOf(run.tests, cut);
  const main = all.filter(({ outcome }) => isMainOutcome(outcome.path));
  const isBrief = main.length > 0 && main.length < all.length && readParam(params, "resultados") !== "todos";
  const tests = isBrief ? main : all;
  const other = hrefWith(`/analisis/relaciones/${run.id}`, params, { resultados: isBrief ? "todos" : null });
  const caption = `Relación del puntaje con cada resultado · ${gradeWords(cut.grade)} · ${yearWords(cut.year)}`;
  const used = [...new Set(tests.flatMap(({ caveats }) => caveats))];
  const letters = lettersOfSome(run, tests);
  const unknown = namesWithoutFigures(run, tests);
  const hasTogether = tests.some(({ zone }) => zone === null);
  return (
    <Section
      id="fuerza"
      title="Qué tan fuerte es cada relación"
      lead="r de Pearson con su intervalo de confianza de 95% (Fisher). Un intervalo que cruza el cero no permite afirmar que haya relación."
      actions={
        main.length > 0 &&
        main.length < all.length && (
          <LinkButton href={`${other}#fuerza`} size="small">
            {isBrief ? "Ver también las dimensiones" : "Solo los indicadores"}
          </LinkButton>
        )
      }
    >
      {tests.length === 0 ? (
        <EmptyState title="Este nivel y este año no se calcularon juntos">
          Elegir otro año u otro nivel arriba.
        </EmptyState>
      ) : (
        <ChartWithTable
          caption={caption}
          note={
            <>
              {unknown.length > 0 && <p>{`Sin cifras en este nivel y año: ${joinWords(unknown)}.`}</p>}
              <CaveatList caveats={used} letters={letters} />
            </>
          }
          table={forestTable(tests)}
        >
          <ForestPlot
            caption={caption}
            blocks={blocksOf(run, tests, letters)}
            groups={[
              ...run.zones.map(({ code, name }) => ({ id: code, label: name })),
              // Last, so that each zone has the same mark here as in the scatter.
              ...(hasTogether ? [{ id: TOGETHER_GROUP, label: zoneWords(null) }] : []),
            ]}
            valueLabel="r de Pearson"
            rangeLabel="Intervalo de 95%"
            format={twoDecimals}
          />
        </ChartWithTable>
      )}
    </Section>
  );
}

type Letters = ReturnType<typeof caveatLetters>;

/** Letters for the caveats of some results and not of others; what holds for all of them needs none. */
function lettersOfSome(run: RelationRunView, tests: readonly RelationTest[]): Letters {
  const byOutcome = run.outcomes
    .map(({ path }) => tests.filter(({ outcome }) => outcome.path === path).flatMap(({ caveats }) => caveats))
    .filter((caveats) => caveats.length > 0);
  const some = byOutcome.map((caveats) =>
    caveats.filter((caveat) => !byOutcome.every((others) => others.includes(caveat))),
  );
  return caveatLetters(some);
}

/** Results that no school of the cut has: named in a line rather than drawn empty. */
function namesWithoutFigures(run: RelationRunView, tests: readonly RelationTest[]): readonly string[] {
  return run.outcomes.flatMap(({ path, name }) => {
    const own = tests.filter(({ outcome }) => outcome.path === path);
    return own.length > 0 && own.every(({ n }) => n === 0) ? [name] : [];
  });
}

function blocksOf(
  run: RelationRunView,
  tests: readonly RelationTest[],
  letters: Letters,
): readonly ForestBlock[] {
  return run.outcomes.flatMap(({ path, name }) => {
    const own = tests.filter(({ outcome }) => outcome.path === path);
    if (own.every(({ n }) => n === 0)) return [];
    const cited = [...letters].filter(([caveat]) => own.some(({ caveats }) => caveats.includes(caveat)));
    const marks = cited.map(([, letter]) => letter).join(", ");
    return [{ id: path, label: marks === "" ? name : `${name} (${marks})`, rows: own.map(forestRow) }];
  });
}

function forestRow(test: RelationTest): ForestRow {
  const { pearson } = test.estimates;
  return {
    id: test.key,
    label: zoneWords(test.zone),
    group: test.zone?.code ?? TOGETHER_GROUP,
    value: pearson?.value ?? null,
    range: pearson === null ? null : [pearson.low, pearson.high],
    note: [`n ${formatNumber(test.n)}`, statusWords(test)].filter((part) => part !== null).join(", "),
  };
}

function forestTable(tests: readonly RelationTest[]): ChartTable {
  return {
    columns: [
      { header: "Resultado" },
      { header: "Zona" },
      { header: "n", align: "end" },
      { header: "r", align: "end" },
      { header: "Intervalo de 95%", align: "end" },
    ],
    rows: tests.map((test) => {
      const { pearson } = test.estimates;
      return [
        test.outcome.name,
        zoneWords(test.zone),
        formatNumber(test.n),
        pearson === null ? (statusWords(test) ?? "no calculada") : twoDecimals(pearson.value),
        pearson === null ? null : rangeWords(pearson),
      ];
    }),
  };
}
