import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DataTable, type Column } from "@/components/ui/data-table";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Form } from "@/components/ui/form";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import type { StatusTone } from "@/components/ui/status-shape";
import { SubmitButton } from "@/components/ui/submit-button";
import { listGrants } from "@/lib/access/queries/grants";
import {
  grantStateLabels,
  roleLabels,
  type Actor,
  type GrantState,
  type GrantView,
} from "@/lib/access/schema";
import { listPlacesToGrant } from "@/lib/directory/queries/people";
import { formatDate } from "@/lib/format/civil-date";
import { civilDateAt, DEFAULT_ZONE } from "@/lib/format/instant";
import { GrantFields } from "../../_components/grant-fields";
import { grantPersonRole, revokePersonGrant } from "../../actions";

const tones: Readonly<Record<GrantState, StatusTone>> = {
  current: "done",
  upcoming: "pending",
  ended: "off",
  revoked: "off",
};

type GrantsSectionProps = Readonly<{ actor: Actor; personId: string }>;

/** A person's permissions with their dates, and the ways to give and to withdraw them. */
export async function GrantsSection({ actor, personId }: GrantsSectionProps) {
  const [grants, places] = await Promise.all([listGrants(actor, personId), listPlacesToGrant(actor)]);
  const isSelf = actor.personId === personId;
  return (
    <Section
      title="Permisos"
      lead={
        isSelf
          ? "Nadie se da permisos a sí mismo: pedirlos a otra persona de administración."
          : "Cada permiso es un rol en un lugar, con fechas. Al darlo o retirarlo se cierran las sesiones de la persona."
      }
      actions={
        !isSelf && (
          <Dialog trigger="Dar un permiso" title="Dar un permiso">
            <Form action={grantPersonRole.bind(null, personId)}>
              <GrantFields places={places} today={civilDateAt(new Date(), DEFAULT_ZONE)} />
              <SubmitButton>Dar permiso</SubmitButton>
            </Form>
          </Dialog>
        )
      }
    >
      <DataTable
        caption="Permisos, del más reciente al más antiguo"
        columns={[...columns, actionColumn(personId)]}
        rows={grants}
        rowKey={({ id }) => id}
        empty={<EmptyState title="Todavía no tiene permisos" />}
      />
    </Section>
  );
}

const columns: readonly [Column<GrantView>, ...Column<GrantView>[]] = [
  { key: "rol", header: "Rol", cell: ({ role }) => roleLabels[role] },
  { key: "donde", header: "Dónde", cell: ({ schoolName, territoryName }) => schoolName ?? territoryName },
  {
    key: "fechas",
    header: "Fechas",
    cell: ({ validFrom, validTo }) =>
      validTo === null
        ? `Desde ${formatDate(validFrom)}`
        : `${formatDate(validFrom)} a ${formatDate(validTo)}`,
  },
  { key: "motivo", header: "Motivo", cell: ({ reason }) => reason },
  {
    key: "estado",
    header: "Estado",
    cell: ({ state }) => <StatusMark tone={tones[state]}>{grantStateLabels[state]}</StatusMark>,
  },
];

function actionColumn(personId: string): Column<GrantView> {
  return {
    key: "accion",
    header: "Cambiar",
    cell: (grant) => <GrantAction grant={grant} personId={personId} />,
  };
}

function GrantAction({ grant, personId }: Readonly<{ grant: GrantView; personId: string }>) {
  if (grant.state === "ended" || grant.state === "revoked")
    return <span className="text-ink-soft">Nada</span>;
  if (grant.source === "assignment") return <span className="text-ink-soft">Termina con su asignación</span>;
  return (
    <ConfirmDialog
      trigger="Retirar"
      triggerSize="small"
      title={`Retirar ${roleLabels[grant.role]}`}
      description={`La persona deja de tener este rol en ${grant.schoolName ?? grant.territoryName} y sus sesiones se cierran ahora.`}
      confirmLabel="Retirar permiso"
      tone="danger"
      action={revokePersonGrant.bind(null, { personId, grantId: grant.id })}
    />
  );
}
