import { caveatLetters } from "@/components/analysis/caveat-letters";
import { CaveatList } from "@/components/analysis/caveat-list";
import { gradeWords, yearWords } from "@/components/analysis/words";
import { WideTable } from "@/components/analysis/wide-table";
import { DataTable } from "@/components/ui/data-table";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import type { RelationRunView } from "@/lib/analysis/schema/relations";
import { countOf } from "@/lib/format/text";
import { cutChoices, testsOf, type RelationCut } from "../relation-cut";
import { briefColumns, wholeColumns, type Letters } from "./test-columns";

type AllTestsProps = Readonly<{ run: RelationRunView; cut: RelationCut; params: SearchParams }>;

/** Every test of the run, also those that came out near nothing: by grade and year, or in one table to take away or print. */
export function AllTestsSection({ run, cut, params }: AllTestsProps) {
  const isWhole = readParam(params, "pruebas") === "todas";
  const letters = caveatLetters(run.tests.map(({ caveats }) => caveats));
  const address = hrefWith(`/analisis/relaciones/${run.id}`, params, { pruebas: isWhole ? null : "todas" });
  return (
    <Section
      id="pruebas"
      title="Todas las pruebas"
      lead={`${countOf(run.tests.length, "prueba")}. Se muestran todas, no solo las que resultaron; q ajusta cada p por cuántas son.`}
      actions={
        <LinkButton href={`${address}#pruebas`} size="small">
          {isWhole ? "Por nivel y año" : "Todas en una tabla"}
        </LinkButton>
      }
    >
      {isWhole ? (
        <WideTable>
          <DataTable
            caption="Todas las pruebas de la corrida"
            captionHidden
            columns={wholeColumns(letters)}
            rows={run.tests}
            rowKey={({ key }) => key}
            empty={<NoTests />}
          />
        </WideTable>
      ) : (
        <TestGroups run={run} cut={cut} letters={letters} />
      )}
      <div className="mt-4">
        <CaveatList caveats={[...letters.keys()]} letters={letters} />
      </div>
    </Section>
  );
}

type TestGroupsProps = Readonly<{ run: RelationRunView; cut: RelationCut; letters: Letters }>;

function TestGroups({ run, cut, letters }: TestGroupsProps) {
  const { grades, years } = cutChoices(run);
  const groups = grades
    .flatMap((grade) => years.map((year) => ({ grade, year, tests: testsOf(run.tests, { grade, year }) })))
    .filter(({ tests }) => tests.length > 0);
  if (groups.length === 0) return <NoTests />;
  return groups.map(({ grade, year, tests }) => {
    const name = `${gradeWords(grade)} · ${yearWords(year)}`;
    return (
      <Disclosure
        key={name}
        summary={`${name}: ${countOf(tests.length, "prueba")}`}
        defaultOpen={grade === cut.grade && year === cut.year}
      >
        <WideTable>
          <DataTable
            caption={`Pruebas de ${name}`}
            captionHidden
            columns={briefColumns(letters)}
            rows={tests}
            rowKey={({ key }) => key}
            empty={null}
          />
        </WideTable>
      </Disclosure>
    );
  });
}

function NoTests() {
  return <EmptyState title="Ninguna prueba se pudo plantear con estos ajustes" />;
}
