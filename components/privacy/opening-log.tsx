import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDateTime, type ChileanZone } from "@/lib/format/instant";
import { joinWords } from "@/lib/format/text";
import { recordKindLabels, type OpeningView, type RecordKind } from "@/lib/privacy/schema";

type OpeningLogProps = Readonly<{
  openings: readonly OpeningView[];
  zone: ChileanZone;
  /** Where a record can be read; without it the log of a single record leaves the record out. */
  recordHref?: (kind: RecordKind, id: string) => string | undefined;
}>;

/** Who opened a teacher's records, for that teacher's eyes. */
export function OpeningLog({ openings, zone, recordHref }: OpeningLogProps) {
  const who = {
    key: "quien",
    header: "Quién",
    cell: ({ openerName, openerRoles }: OpeningView) =>
      openerRoles.length > 0 ? `${openerName} (${joinWords(openerRoles)})` : openerName,
  };
  const what = {
    key: "que",
    header: "Qué abrió",
    cell: ({ recordKind }: OpeningView) => recordKindLabels[recordKind],
  };
  const when = {
    key: "cuando",
    header: "Cuándo",
    cell: ({ openedAt }: OpeningView) => formatDateTime(new Date(openedAt), zone),
  };
  return (
    <DataTable
      caption="Quién abrió, de lo más reciente a lo más antiguo"
      columns={recordHref ? [who, what, when] : [who, when]}
      rows={openings}
      rowKey={({ id }) => id}
      rowHref={recordHref && (({ recordKind, recordId }) => recordHref(recordKind, recordId))}
      empty={
        <EmptyState title="Nadie más ha abierto estos registros">
          <p>Cuando alguien los abra, aquí quedará su nombre, su rol y la hora.</p>
        </EmptyState>
      }
    />
  );
}
