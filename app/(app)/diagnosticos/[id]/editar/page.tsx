import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { areaOptions } from "@/components/support/area-options";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import type { OptionGroup } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextLink } from "@/components/ui/text-link";
import { Textarea } from "@/components/ui/textarea";
import { requireActor } from "@/lib/auth/queries";
import { getDiagnosis } from "@/lib/diagnosis/queries/diagnosis";
import { listNeedFindings } from "@/lib/diagnosis/queries/needs";
import type { VersionView } from "@/lib/diagnosis/schema/views";
import { formatRbd } from "@/lib/format/rbd";
import { listFocusAreas } from "@/lib/programme/queries";
import { found } from "../../../found";
import { submit } from "../../actions";
import { RuleNote } from "../_components/rule-note";
import { createNeed, proposeAgain, saveSummary } from "./actions";
import { AutosaveForm } from "./_components/autosave-form";
import { FindingsTable } from "./_components/findings-table";
import { NeedEditor } from "./_components/need-editor";
import { NeedFields } from "./_components/need-fields";

export const metadata: Metadata = { title: "Preparar diagnóstico" };

type EditPageProps = Readonly<{ params: Promise<{ id: string }> }>;

export default async function EditDiagnosisPage({ params }: EditPageProps) {
  const [actor, { id }] = await Promise.all([requireActor(), params]);
  const diagnosis = await found(getDiagnosis(actor, { id }));
  const { shown, school } = diagnosis;
  if (shown === null || !diagnosis.may.prepare) redirect(`/diagnosticos/${id}`);
  const [areas, findings] = await Promise.all([
    listFocusAreas(actor),
    found(listNeedFindings(actor, shown.id)),
  ]);
  const draft = { diagnosisId: id, versionId: shown.id };
  const groups = areaOptions(areas);
  return (
    <>
      <PageHeader
        title={`Preparar el diagnóstico ${diagnosis.schoolYear}`}
        kicker={
          <>
            <TextLink href={`/establecimientos/${school.rbd}`}>{school.name}</TextLink> · RBD{" "}
            {formatRbd(school.rbd)} · versión {shown.version}
          </>
        }
        lead="Todo se guarda mientras escribe. La dirección lo lee recién cuando usted lo envía."
        actions={<LinkButton href={`/diagnosticos/${id}`}>Ver como quedará</LinkButton>}
      />
      <Needs draft={draft} shown={shown} areas={groups}>
        <RuleNote needThreshold={shown.needThreshold} />
        <FindingsTable findings={findings} />
      </Needs>
      <AddNeed draft={draft} lockVersion={shown.lockVersion} areas={groups} />
      <Section title="Resumen" lead="Abre el diagnóstico. Dos o tres frases bastan.">
        <AutosaveForm action={saveSummary.bind(null, draft)} label="Resumen">
          <input type="hidden" name="lockVersion" value={shown.lockVersion} />
          <Field name="summary" label="Resumen para la dirección" optional>
            <Textarea rows={4} maxLength={3_000} defaultValue={shown.summary} />
          </Field>
        </AutosaveForm>
      </Section>
      <Send draft={draft} shown={shown} />
    </>
  );
}

type Draft = Readonly<{ diagnosisId: string; versionId: string }>;

type NeedsProps = Readonly<{
  draft: Draft;
  shown: VersionView;
  areas: readonly OptionGroup[];
  children: React.ReactNode;
}>;

function Needs({ draft, shown, areas, children }: NeedsProps) {
  const needIds = shown.needs.map((need) => need.id);
  return (
    <Section
      title="Necesidades, en orden"
      lead="La primera es la que la escuela trabajará antes."
      actions={
        <ConfirmDialog
          trigger="Volver a proponer"
          title="Volver a proponer necesidades"
          description={
            <p>
              La regla mira las clases compartidas hasta hoy. Cambia sus propuestas que nadie ha revisado; lo
              que usted corrigió o agregó se queda.
            </p>
          }
          confirmLabel="Volver a proponer"
          action={proposeAgain.bind(null, draft)}
        >
          <input type="hidden" name="lockVersion" value={shown.lockVersion} />
        </ConfirmDialog>
      }
    >
      {needIds.length === 0 && (
        <EmptyState title="Todavía no hay necesidades">
          <p>
            La regla no encontró indicadores con clases suficientes y nivel bajo. Se puede agregar una con su
            evidencia, u observar más clases y volver a proponer.
          </p>
        </EmptyState>
      )}
      <ol className="space-y-10">
        {shown.needs.map((need) => (
          <NeedEditor key={need.id} {...{ draft, lockVersion: shown.lockVersion, need, needIds, areas }} />
        ))}
      </ol>
      <div className="mt-8">{children}</div>
    </Section>
  );
}

type AddNeedProps = Readonly<{ draft: Draft; lockVersion: number; areas: readonly OptionGroup[] }>;

function AddNeed({ draft, lockVersion, areas }: AddNeedProps) {
  return (
    <Section
      title="Agregar una necesidad"
      lead="De lo que la escuela sabe y las clases observadas aún no muestran."
    >
      <Form action={createNeed.bind(null, draft)} resetOnDone>
        <input type="hidden" name="lockVersion" value={lockVersion} />
        <NeedFields areas={areas} />
        <SubmitButton variant="secondary">Agregar necesidad</SubmitButton>
      </Form>
    </Section>
  );
}

function Send({ draft, shown }: Readonly<{ draft: Draft; shown: VersionView }>) {
  return (
    <Section
      title="Enviar a la dirección"
      lead="Al enviar se guarda una foto de la cobertura, las clases y los resultados de hoy, y esta versión deja de editarse."
    >
      <ConfirmDialog
        trigger="Enviar a la dirección"
        triggerVariant="primary"
        title={`Enviar la versión ${shown.version}`}
        description={
          <p>La dirección podrá firmarla u objetarla. Si la objeta, usted sigue en una versión nueva.</p>
        }
        confirmLabel="Enviar"
        action={submit.bind(null, { ...draft, lockVersion: shown.lockVersion })}
      />
    </Section>
  );
}
