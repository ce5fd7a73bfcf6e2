import { gradeWords, leftOutWords, yearWords, zoneWords } from "@/components/analysis/words";
import { CaveatList } from "@/components/analysis/caveat-list";
import { ChartWithTable } from "@/components/charts/chart-with-table";
import { ScatterPlot } from "@/components/charts/scatter-plot";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import type { OutcomeDto, RelationRunView, RelationTest } from "@/lib/analysis/schema/relations";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";
import { testsOf, type RelationCut } from "../relation-cut";
import { pairedPoints, pointTable, scatterPoints } from "../relation-points";
import { MethodTable } from "./method-table";

type PairSectionProps = Readonly<{
  run: RelationRunView;
  cut: RelationCut;
  /** The name of the score. */
  score: string;
}>;

/** The score against one result, school by school, and the same relation by every method. */
export function PairSection({ run, cut, score }: PairSectionProps) {
  const { outcome } = cut;
  if (outcome === null) return null;
  const tests = testsOf(run.tests, cut, outcome.path);
  const own = [...new Set(tests.flatMap(({ caveats }) => caveats))];
  // Results of different grades are not on one scale: each grade is drawn apart.
  const grades = cut.grade === null ? run.grades : [cut.grade];
  return (
    <Section
      id="punto-por-punto"
      title={`Punto por punto: ${outcome.name}`}
      lead="Cada marca es un establecimiento. La forma dice la zona; al apuntarla se lee cuál es."
    >
      {grades.map((grade) => (
        <PairScatter key={grade} run={run} grade={grade} year={cut.year} outcome={outcome} score={score} />
      ))}
      <CaveatList caveats={own} />
      <LeftOut tests={tests} />
      <Disclosure summary="La misma relación por cada método, con su p y su q" className="mt-3">
        <MethodTable caption={`${outcome.name} por cada método`} tests={tests} />
      </Disclosure>
    </Section>
  );
}

type PairScatterProps = Readonly<{
  run: RelationRunView;
  grade: string;
  year: number | null;
  outcome: OutcomeDto;
  score: string;
}>;

function PairScatter({ run, grade, year, outcome, score }: PairScatterProps) {
  const pairs = pairedPoints(run, { grade, year, outcome });
  const caption = `Puntaje y ${outcome.name} · ${gradeWords(grade)} · ${yearWords(year)}`;
  if (pairs.length === 0) {
    return (
      <EmptyState title={`Sin establecimientos con ambas cifras en ${gradeWords(grade)}`}>
        Elegir otro año u otro resultado arriba.
      </EmptyState>
    );
  }
  return (
    <ChartWithTable
      caption={caption}
      note={`${countOf(pairs.length, "establecimiento")} con ambas cifras y al menos 10 estudiantes. Los demás no se dibujan.`}
      table={pointTable(run, pairs, { score, outcome })}
    >
      <ScatterPlot
        caption={caption}
        points={scatterPoints(run, pairs, outcome)}
        groups={run.zones.map(({ code, name }) => ({ id: code, label: name }))}
        xLabel={`${score} (0 a 100)`}
        yLabel={outcome.name}
      />
    </ChartWithTable>
  );
}

/** How many entered each test, and why the others did not. */
function LeftOut({ tests }: Readonly<{ tests: readonly RelationTest[] }>) {
  return (
    <ul className="mt-3 max-w-measure text-sm">
      {tests.map((test) => {
        const left = leftOutWords(test);
        return (
          <li key={test.key}>
            <strong>{zoneWords(test.zone)}</strong>: {formatNumber(test.n)} con ambas cifras
            {left === "" ? "" : `; quedaron fuera ${left}`}.
          </li>
        );
      })}
    </ul>
  );
}
