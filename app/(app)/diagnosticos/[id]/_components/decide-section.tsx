import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Section } from "@/components/ui/section";
import { Textarea } from "@/components/ui/textarea";
import type { DiagnosisView, VersionView } from "@/lib/diagnosis/schema/views";
import { agree, approve, object, startVersion } from "../../actions";

type DecideSectionProps = Readonly<{ diagnosis: DiagnosisView; shown: VersionView }>;

/** What this person may decide on the version that is shown; nothing for those who only read. */
export function DecideSection({ diagnosis, shown }: DecideSectionProps) {
  const { may } = diagnosis;
  const atHand = { diagnosisId: diagnosis.id, versionId: shown.id, lockVersion: shown.lockVersion };
  return (
    <>
      {may.review && <Recognise atHand={atHand} version={shown.version} />}
      {may.approve && <Approve atHand={atHand} version={shown.version} />}
      {may.startNewVersion && diagnosis.isLatest && <NewVersion diagnosisId={diagnosis.id} />}
    </>
  );
}

type AtHandProps = Readonly<{ atHand: Parameters<typeof agree>[0]; version: number }>;

function Recognise({ atHand, version }: AtHandProps) {
  return (
    <Section
      title="¿Se reconoce la escuela en esto?"
      lead="Su firma dice que el diagnóstico describe a la escuela. Si algo no calza, objetar con sus palabras lo devuelve a la jefatura UTP."
      className="no-print mb-12 border-y-2 border-accent py-6"
    >
      <div className="flex flex-wrap gap-3">
        <ConfirmDialog
          trigger="Estoy de acuerdo"
          triggerVariant="primary"
          title={`Firmar el diagnóstico, versión ${version}`}
          description={
            <p>
              Queda firmado con su nombre y la fecha de hoy. Una versión firmada no se cambia: para corregirla
              se hace una versión nueva con su motivo.
            </p>
          }
          confirmLabel="Firmar"
          action={agree.bind(null, atHand)}
        >
          <Field name="text" label="Algo que quiera dejar dicho" optional>
            <Textarea rows={3} maxLength={2_000} />
          </Field>
        </ConfirmDialog>
        <ConfirmDialog
          trigger="Objetar"
          title={`Objetar la versión ${version}`}
          description={<p>Lo lee la jefatura UTP y queda en la historia del diagnóstico.</p>}
          confirmLabel="Enviar objeción"
          action={object.bind(null, atHand)}
        >
          <Field
            name="text"
            label="En qué no se reconoce la escuela"
            hint="Qué falta, qué sobra o qué se ve distinto."
          >
            <Textarea rows={5} maxLength={2_000} />
          </Field>
        </ConfirmDialog>
      </div>
    </Section>
  );
}

function Approve({ atHand, version }: AtHandProps) {
  return (
    <Section
      title="Aprobar"
      lead="La dirección ya firmó esta versión. Con su aprobación, docentes y asesores de la escuela pueden leerla."
      className="no-print mb-12 border-y-2 border-accent py-6"
    >
      <ConfirmDialog
        trigger="Aprobar el diagnóstico"
        triggerVariant="primary"
        title={`Aprobar el diagnóstico, versión ${version}`}
        description={<p>Queda aprobado con su nombre y la fecha de hoy.</p>}
        confirmLabel="Aprobar"
        action={approve.bind(null, atHand)}
      >
        <Field name="note" label="Nota para la escuela" optional>
          <Textarea rows={3} maxLength={1_000} />
        </Field>
      </ConfirmDialog>
    </Section>
  );
}

function NewVersion({ diagnosisId }: Readonly<{ diagnosisId: string }>) {
  return (
    <div className="no-print mb-12">
      <ConfirmDialog
        trigger="Comenzar una versión nueva"
        title="Comenzar una versión nueva"
        description={<p>Trae las necesidades y su evidencia. La versión anterior queda como está.</p>}
        confirmLabel="Comenzar"
        action={startVersion.bind(null, diagnosisId)}
      >
        <Field
          name="reason"
          label="Por qué se hace"
          hint="Por ejemplo: se observaron las clases de la tarde."
        >
          <Textarea rows={3} maxLength={500} />
        </Field>
      </ConfirmDialog>
    </div>
  );
}
