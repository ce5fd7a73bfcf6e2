import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { hrefWith, readParam, type SearchParams } from "@/components/ui/table-params";
import { TableToolbar } from "@/components/ui/table-toolbar";
import type { Actor } from "@/lib/access/schema";
import { countOf } from "@/lib/format/text";
import { listAssignments } from "@/lib/mentoring/queries/assignments";
import { assignmentStateLabels, assignmentStates } from "@/lib/mentoring/schema/assignments";
import { AssignmentTable } from "./assignment-table";

type AssignmentListProps = Readonly<{
  actor: Actor;
  path: string;
  params: SearchParams;
  territoryId?: string;
  /** What to do where there is none. */
  nextStep: string;
}>;

/** Every assignment in the reader's reach, the newest first, in force or ended. */
export async function AssignmentList({ actor, path, params, territoryId, nextStep }: AssignmentListProps) {
  const state = assignmentStates.find((known) => known === readParam(params, "estado"));
  const cursor = readParam(params, "despues");
  const page = await listAssignments(actor, { state, territoryId, cursor });
  const isFirst = cursor === undefined;
  return (
    <>
      <TableToolbar
        path={path}
        params={params}
        filters={[
          {
            name: "estado",
            label: "Estado",
            all: "Todas",
            options: assignmentStates.map((value) => ({ value, label: assignmentStateLabels[value] })),
          },
        ]}
      />
      <AssignmentTable
        caption="Asignaciones"
        assignments={page.rows}
        empty={<EmptyState title="No hay asignaciones para mostrar">{nextStep}</EmptyState>}
      />
      {page.rows.length > 0 && (
        <Pagination
          summary={countOf(page.rows.length, "asignación", "asignaciones")}
          newerLabel="Volver al comienzo"
          newerHref={isFirst ? undefined : hrefWith(path, params, { despues: null })}
          olderHref={
            page.nextCursor === null ? undefined : hrefWith(path, params, { despues: page.nextCursor })
          }
        />
      )}
    </>
  );
}
