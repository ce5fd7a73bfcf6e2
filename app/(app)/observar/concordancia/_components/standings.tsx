import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { StatusMark } from "@/components/ui/status-mark";
import { Textarea } from "@/components/ui/textarea";
import { formatDate } from "@/lib/format/civil-date";
import { formatNumber } from "@/lib/format/numbers";
import { certificationLabels, type ObserverStanding } from "@/lib/observation/schema/calibration";
import { certificationTones } from "../../_components/certification-tones";
import { revoke } from "../actions";

/** Who observes, and how their certification stands. */
export function Standings({ standings }: Readonly<{ standings: readonly ObserverStanding[] }>) {
  return (
    <DataTable
      caption="Quienes observan y su certificación"
      captionHidden
      rows={standings}
      rowKey={({ personId }) => personId}
      empty={<EmptyState title="Nadie observa todavía en este territorio" />}
      columns={[
        { key: "name", header: "Observa", cell: ({ name }) => name },
        {
          key: "state",
          header: "Certificación",
          cell: ({ state }) => (
            <StatusMark tone={certificationTones[state]}>{certificationLabels[state]}</StatusMark>
          ),
        },
        {
          key: "until",
          header: "Hasta",
          cell: ({ validUntil }) => (validUntil === null ? "—" : formatDate(validUntil)),
        },
        {
          key: "attempts",
          header: "Ejercicios hechos",
          align: "end",
          cell: ({ attempts }) => formatNumber(attempts),
        },
        {
          key: "revoke",
          header: "",
          cell: ({ id, state }) =>
            id !== null && (state === "valid" || state === "expiring") ? (
              <ConfirmDialog
                trigger="Retirar"
                triggerVariant="quiet"
                triggerSize="small"
                title="Retirar la certificación"
                description="La persona lo verá. Puede volver a certificarse con otro ejercicio."
                confirmLabel="Retirar certificación"
                tone="danger"
                action={revoke.bind(null, id)}
              >
                <Field name="reason" label="Motivo">
                  <Textarea rows={2} maxLength={400} />
                </Field>
              </ConfirmDialog>
            ) : null,
        },
      ]}
    />
  );
}
