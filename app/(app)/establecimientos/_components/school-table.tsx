import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { SearchParams, Sort } from "@/components/ui/table-params";
import { dependenceLabels, schoolStateLabels, type SchoolRow } from "@/lib/directory/schema/schools";
import { formatNumber } from "@/lib/format/numbers";
import { formatRbd } from "@/lib/format/rbd";

type SchoolTableProps = Readonly<{
  schools: readonly SchoolRow[];
  /** The list's own address, its parameters and its order, from which the headers make their links. */
  order: Readonly<{ path: string; params: SearchParams; sort: Sort }>;
}>;

/** The list of schools; on a phone each row reads as a short list. */
export function SchoolTable({ schools, order }: SchoolTableProps) {
  return (
    <DataTable
      caption="Establecimientos"
      captionHidden
      order={order}
      rows={schools}
      rowKey={(school) => school.id}
      rowHref={(school) => `/establecimientos/${school.rbd}`}
      columns={[
        { key: "nombre", header: "Establecimiento", cell: nameOf, isSortable: true },
        { key: "rbd", header: "RBD", cell: rbdOf, align: "end", isSortable: true },
        { key: "comuna", header: "Comuna", cell: ({ communeName }) => communeName, isSortable: true },
        { key: "dependencia", header: "Dependencia", cell: ({ dependence }) => dependenceLabels[dependence] },
        { key: "zona", header: "Zona", cell: ({ isRural }) => (isRural ? "Rural" : "Urbana") },
        {
          key: "matricula",
          header: "Matrícula",
          align: "end",
          isSortable: true,
          cell: ({ enrolment }) => (enrolment === null ? "sin dato" : formatNumber(enrolment)),
        },
      ]}
      empty={
        <EmptyState
          title="Ningún establecimiento coincide"
          action={<LinkButton href={order.path}>Ver todos</LinkButton>}
        >
          <p>
            Probar con menos letras, con el RBD (si lleva dígito verificador, revisarlo) o quitar un filtro.
          </p>
        </EmptyState>
      }
    />
  );
}

// A hyphen would let the check digit fall to the next line.
function rbdOf({ rbd }: SchoolRow) {
  return <span className="whitespace-nowrap">{formatRbd(rbd)}</span>;
}

function nameOf({ name, state }: SchoolRow): string {
  return state === "functioning" ? name : `${name} (${schoolStateLabels[state].toLowerCase()})`;
}
