import type { Metadata } from "next";
import { v7 } from "uuid";
import { areaOptions } from "@/components/support/area-options";
import { DiagnosisStateMark } from "@/components/diagnosis/diagnosis-state";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { readParam, type SearchParams } from "@/components/ui/table-params";
import { TextInput } from "@/components/ui/text-input";
import { TextLink } from "@/components/ui/text-link";
import { requireActor } from "@/lib/auth/queries";
import { getDiagnosis } from "@/lib/diagnosis/queries/diagnosis";
import type { DiagnosisView, VersionView } from "@/lib/diagnosis/schema/views";
import { formatRbd } from "@/lib/format/rbd";
import { listFocusAreas } from "@/lib/programme/queries";
import { listFocusCandidates } from "@/lib/support/queries/teachers";
import type { FocusCandidate } from "@/lib/support/schema";
import { found } from "../../found";
import { define } from "../actions";

export const metadata: Metadata = { title: "Definir un foco" };

const uuid = /^[0-9a-f-]{36}$/;

export default async function NewFocusPage({
  searchParams,
}: Readonly<{ searchParams: Promise<SearchParams> }>) {
  const [actor, params] = await Promise.all([requireActor(), searchParams]);
  const id = readParam(params, "diagnostico") ?? "";
  if (!uuid.test(id)) return <ChooseDiagnosis />;
  const asked = Number(readParam(params, "version"));
  const diagnosis = await found(getDiagnosis(actor, { id, version: asked > 0 ? asked : undefined }));
  const signed = await signedVersion(actor, diagnosis);
  if (!signed?.shown || !signed.may.defineFocus) return <NotSigned diagnosis={diagnosis} />;
  const [areas, candidates] = await Promise.all([
    listFocusAreas(actor),
    found(listFocusCandidates(actor, diagnosis.school.id)),
  ]);
  const { school } = diagnosis;
  return (
    <>
      <PageHeader
        title="Definir un foco de apoyo"
        kicker={
          <>
            <TextLink href={`/diagnosticos/${id}?version=${signed.shown.version}`}>
              Diagnóstico {diagnosis.schoolYear}, versión {signed.shown.version}
            </TextLink>{" "}
            · {school.name} · RBD {formatRbd(school.rbd)} · <DiagnosisStateMark state={signed.shown.state} />
          </>
        }
        lead="Un foco a la vez llega más lejos que tres. Después se fija su meta y se propone quién acompaña."
      />
      <FocusForm
        schoolId={school.id}
        shown={signed.shown}
        areas={areaOptions(areas)}
        candidates={candidates}
        chosenNeedId={readParam(params, "necesidad")}
      />
    </>
  );
}

/** The version asked for when it is signed; else the newest signed one, since a newer draft may stand on top. */
async function signedVersion(actor: Parameters<typeof getDiagnosis>[0], diagnosis: DiagnosisView) {
  if (diagnosis.may.defineFocus) return diagnosis;
  const signed = diagnosis.versions.find(({ state }) => state === "agreed" || state === "approved");
  return signed === undefined ? null : getDiagnosis(actor, { id: diagnosis.id, version: signed.version });
}

type FocusFormProps = Readonly<{
  schoolId: string;
  shown: VersionView;
  areas: ReturnType<typeof areaOptions>;
  candidates: readonly FocusCandidate[];
  chosenNeedId: string | undefined;
}>;

function FocusForm({ schoolId, shown, areas, candidates, chosenNeedId }: FocusFormProps) {
  const chosen = shown.needs.find(({ id }) => id === chosenNeedId) ?? shown.needs[0];
  return (
    <Form action={define.bind(null, schoolId)} draftKey={`foco-${schoolId}`}>
      <input type="hidden" name="id" value={v7()} />
      <fieldset>
        <legend className="mb-1 font-semibold">De qué necesidades nace</legend>
        {shown.needs.map((need) => (
          <Checkbox
            key={need.id}
            name="needIds"
            value={need.id}
            label={need.statement}
            hint={need.areaLabel}
            defaultChecked={need.id === chosen?.id}
          />
        ))}
      </fieldset>
      <Field name="focusAreaId" label="Área" hint="La de la necesidad, salvo que la escuela prefiera otra.">
        <Select options={areas} placeholder="Elegir" defaultValue={chosen?.areaId} />
      </Field>
      <Field
        name="title"
        label="Nombre del foco"
        hint="Como lo diría la escuela: “Retroalimentar con pistas antes que con la respuesta”."
      >
        <TextInput maxLength={120} autoComplete="off" />
      </Field>
      <fieldset>
        <legend className="mb-1 font-semibold">
          Quiénes participan <span className="font-normal text-ink-soft">(opcional)</span>
        </legend>
        <p className="mb-2 text-sm text-ink-soft">
          Conversarlo antes con cada docente. Se puede agregar o sacar después, mientras no haya una
          asignación vigente.
        </p>
        <div className="grid gap-x-8 sm:grid-cols-2">
          {candidates.map(({ id, name, department, subjects }) => (
            <Checkbox
              key={id}
              name="teacherIds"
              value={id}
              label={name}
              hint={[department, subjects.join(", ")].filter(Boolean).join(" · ") || undefined}
            />
          ))}
        </div>
      </fieldset>
      <SubmitButton>Proponer el foco</SubmitButton>
    </Form>
  );
}

function ChooseDiagnosis() {
  return (
    <>
      <PageHeader title="Definir un foco de apoyo" />
      <EmptyState
        title="Primero, elegir de qué diagnóstico nace"
        action={<LinkButton href="/diagnosticos">Ver diagnósticos</LinkButton>}
      >
        <p>Un foco nace de una necesidad de un diagnóstico firmado por la dirección.</p>
      </EmptyState>
    </>
  );
}

function NotSigned({ diagnosis }: Readonly<{ diagnosis: DiagnosisView }>) {
  return (
    <>
      <PageHeader title="Definir un foco de apoyo" kicker={diagnosis.school.name} />
      <EmptyState
        title="Todavía no se puede definir un foco aquí"
        action={<LinkButton href={`/diagnosticos/${diagnosis.id}`}>Ver el diagnóstico</LinkButton>}
      >
        <p>
          Lo definen la jefatura UTP o la coordinación del programa, desde que la dirección firma el
          diagnóstico. Ahora: {diagnosis.nextStep}.
        </p>
      </EmptyState>
    </>
  );
}
