import { caveatLetters } from "@/components/analysis/caveat-letters";
import { CaveatList } from "@/components/analysis/caveat-list";
import { gradeWords, yearWords } from "@/components/analysis/words";
import { WideTable } from "@/components/analysis/wide-table";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { hrefWith, type SearchParams } from "@/components/ui/table-params";
import { TextLink } from "@/components/ui/text-link";
import type { RelationRunView } from "@/lib/analysis/schema/relations";
import { countOf } from "@/lib/format/text";
import { ALL_TESTS, groupsOf, openGroup, type TestGroup } from "../relation-cut";
import { briefColumns, wholeColumns, type Letters } from "./test-columns";

type AllTestsProps = Readonly<{ run: RelationRunView; params: SearchParams }>;

/** Every test of the run, also those that came out near nothing: the address says which grade and year is open, or all in one table to take away or print. */
export function AllTestsSection({ run, params }: AllTestsProps) {
  const groups = groupsOf(run);
  const open = openGroup(params, groups);
  const address = (tests: string | null) =>
    `${hrefWith(`/analisis/relaciones/${run.id}`, params, { pruebas: tests })}#pruebas`;
  const letters = caveatLetters(run.tests.map(({ caveats }) => caveats));
  return (
    <Section
      id="pruebas"
      title="Todas las pruebas"
      lead={`${countOf(run.tests.length, "prueba")}. Se pueden mirar todas, no solo las que resultaron; q ajusta cada p por cuántas son. Para imprimirlas, abrirlas en una tabla; también van en el paquete de replicación.`}
      actions={
        <LinkButton href={address(open === ALL_TESTS ? null : ALL_TESTS)} size="small">
          {open === ALL_TESTS ? "Por nivel y año" : "Todas en una tabla"}
        </LinkButton>
      }
    >
      {groups.length === 0 && <EmptyState title="Ninguna prueba se pudo plantear con estos ajustes" />}
      {open === ALL_TESTS ? (
        <WideTable>
          <DataTable
            caption="Todas las pruebas de la corrida"
            captionHidden
            columns={wholeColumns(letters)}
            rows={run.tests}
            rowKey={({ key }) => key}
            empty={null}
          />
        </WideTable>
      ) : (
        <TestGroups groups={groups} open={open} address={address} letters={letters} />
      )}
      {open !== null && (
        <div className="mt-4">
          <CaveatList caveats={[...letters.keys()]} letters={letters} />
        </div>
      )}
    </Section>
  );
}

type TestGroupsProps = Readonly<{
  groups: readonly TestGroup[];
  /** The group whose tests are drawn; the others are one link each. */
  open: string | null;
  address: (tests: string | null) => string;
  letters: Letters;
}>;

function TestGroups({ groups, open, address, letters }: TestGroupsProps) {
  return (
    <ul className="grid gap-1">
      {groups.map(({ id, grade, year, tests }) => {
        const name = `${gradeWords(grade)} · ${yearWords(year)}`;
        const isOpen = id === open;
        return (
          <li key={id} className={isOpen ? undefined : "print:hidden"}>
            <p className="flex min-h-11 flex-wrap items-center gap-x-3">
              <TextLink href={address(isOpen ? null : id)}>
                {`${name}: ${countOf(tests.length, "prueba")}`}
              </TextLink>
              {isOpen && (
                <span className="text-sm text-ink-soft print:hidden">
                  A la vista; se cierra con el mismo enlace.
                </span>
              )}
            </p>
            {isOpen && (
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
            )}
          </li>
        );
      })}
    </ul>
  );
}
