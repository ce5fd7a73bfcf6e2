import { DataTable } from "@/components/ui/data-table";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import type { CaseView } from "@/lib/fieldwork/schema/studies";
import { informantRoleLabels, informantRoles, type InformantRole } from "@/lib/fieldwork/schema/words";
import { formatRbd } from "@/lib/format/rbd";
import { joinWords } from "@/lib/format/text";
import { plan } from "../../actions";

const signLabels = { positive: "Relación positiva", negative: "Relación negativa" } as const;

/** Each case with how many of each role were heard, of how many, and who is still missing. */
export function CaseTable({ cases, canPlan }: Readonly<{ cases: readonly CaseView[]; canPlan: boolean }>) {
  return (
    <DataTable
      caption="Oídas de planificadas, por rol"
      rows={cases}
      rowKey={({ id }) => id}
      empty={null}
      columns={[
        {
          key: "case",
          header: "Caso",
          cell: ({ pseudonym, zoneLabel, school, sign }) => (
            <>
              <span className="font-semibold">{pseudonym}</span> · {zoneLabel}
              <span className="block text-sm font-normal text-ink-soft">
                {school ? `${school.name}, RBD ${formatRbd(school.rbd)}` : "De otra zona: solo su seudónimo"}
                {sign && ` · ${signLabels[sign]}`}
              </span>
            </>
          ),
        },
        ...informantRoles.map((role) => ({
          key: role,
          header: informantRoleLabels[role],
          align: "end" as const,
          cell: ({ plan: cells }: CaseView) => {
            const cell = cells.find((one) => one.role === role);
            return cell ? `${cell.heard} de ${cell.target}` : "—";
          },
        })),
        { key: "missing", header: "Falta", cell: ({ plan: cells }) => missingWords(cells) },
        {
          key: "plan",
          header: "",
          cell: (one) =>
            canPlan ? (
              <Dialog
                trigger="Plan"
                triggerSize="small"
                triggerVariant="quiet"
                title={`A quién se escucha en ${one.pseudonym}`}
                description={one.reason}
              >
                <PlanForm one={one} />
              </Dialog>
            ) : null,
        },
      ]}
    />
  );
}

function missingWords(cells: CaseView["plan"]): string {
  const missing = cells.filter((cell) => cell.missing > 0);
  if (missing.length === 0) return "Nadie";
  return joinWords(missing.map(({ role, missing: count }) => `${count} ${informantRoleLabels[role]}`));
}

function PlanForm({ one }: Readonly<{ one: CaseView }>) {
  const targetOf = (role: InformantRole) => one.plan.find((cell) => cell.role === role)?.target ?? 0;
  return (
    <Form action={plan.bind(null, one.id)}>
      {informantRoles.map((role) => (
        <Field key={role} name={role} label={informantRoleLabels[role]}>
          <TextInput inputMode="numeric" defaultValue={targetOf(role)} className="max-w-24 tabular-nums" />
        </Field>
      ))}
      <SubmitButton>Guardar el plan</SubmitButton>
    </Form>
  );
}
