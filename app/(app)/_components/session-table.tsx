import { DataTable, type Column } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { StatusMark } from "@/components/ui/status-mark";
import type { SessionView } from "@/lib/auth/schema";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";

const columns: readonly [Column<SessionView>, ...Column<SessionView>[]] = [
  {
    key: "desde",
    header: "Ingreso",
    cell: ({ createdAt }) => formatDateTime(new Date(createdAt), DEFAULT_ZONE),
  },
  {
    key: "hasta",
    header: "Hasta",
    cell: ({ endsAt }) => formatDateTime(new Date(endsAt), DEFAULT_ZONE),
  },
  { key: "estado", header: "Estado", cell: (session) => <SessionMark session={session} /> },
];

/** The latest sign-ins of one person. */
export function SessionTable({ sessions }: Readonly<{ sessions: readonly SessionView[] }>) {
  return (
    <DataTable
      caption="Últimos ingresos, en hora de Chile continental"
      columns={columns}
      rows={sessions}
      rowKey={({ id }) => id}
      empty={<EmptyState title="Todavía no ha ingresado" />}
    />
  );
}

function SessionMark({ session: { state, endLabel } }: Readonly<{ session: SessionView }>) {
  switch (state) {
    case "open":
      return <StatusMark tone="now">Abierta</StatusMark>;
    case "expired":
      return <StatusMark tone="off">Venció</StatusMark>;
    case "ended":
      return <StatusMark tone="off">{endLabel ?? "Cerrada"}</StatusMark>;
  }
}
