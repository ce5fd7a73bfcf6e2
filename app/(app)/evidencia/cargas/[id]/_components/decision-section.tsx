import { publishWords } from "@/components/evidence/import-words";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { Textarea } from "@/components/ui/textarea";
import type { BatchDetail } from "@/lib/evidence/schema/imports";
import { discard, publish, undo } from "../../actions";

/** What may be done with a load by whoever reads it, in numbers before it is done; when it cannot be undone, why. */
export function DecisionSection({ batch }: Readonly<{ batch: BatchDetail }>) {
  if (batch.state === "staged" && (batch.publication?.isEnded ?? true)) return <ToPublish batch={batch} />;
  if (batch.state === "published") return <ToUndo batch={batch} />;
  return null;
}

function ToPublish({ batch }: Readonly<{ batch: BatchDetail }>) {
  const replaced = batch.versions.find(({ state }) => state === "published");
  if (!batch.canPublish && !batch.canDiscard) {
    return (
      <Section id="decision" title="Decisión">
        <p className="max-w-measure">
          Falta que la coordinación del programa o la administración la revise y decida si se publica.
        </p>
      </Section>
    );
  }
  const replaces =
    replaced === undefined
      ? "No reemplaza a ninguna otra carga."
      : `Reemplaza a «${replaced.fileName}»${replaced.version === null ? "" : ` (versión ${replaced.version})`}, que queda legible.`;
  return (
    <Section id="decision" title="Decisión" lead={`${publishWords(batch)} ${replaces}`}>
      <div className="no-print flex flex-wrap gap-3">
        {batch.canPublish && (
          <ConfirmDialog
            trigger="Publicar"
            triggerVariant="primary"
            title="Publicar esta carga"
            description={
              <>
                <p>{publishWords(batch)}</p>
                <p className="mt-2">{replaces}</p>
                <p className="mt-2">Se publica entera o no se publica nada, y después se puede deshacer.</p>
              </>
            }
            confirmLabel="Publicar la carga"
            action={publish.bind(null, batch.id)}
          />
        )}
        {batch.canDiscard && (
          <ConfirmDialog
            trigger="Descartar"
            title="Descartar esta carga"
            description="No cambia ninguna cifra publicada. El archivo se puede volver a subir cuando haga falta."
            confirmLabel="Descartar la carga"
            action={discard.bind(null, batch.id)}
          />
        )}
      </div>
    </Section>
  );
}

function ToUndo({ batch }: Readonly<{ batch: BatchDetail }>) {
  if (batch.undoObstacle !== null) {
    return (
      <Section id="decision" title="Deshacer" className="no-print">
        <Notice title="Esta carga no se puede deshacer">
          <p>{batch.undoObstacle}</p>
        </Notice>
      </Section>
    );
  }
  if (!batch.canUndo) return null;
  return (
    <Section
      id="decision"
      title="Deshacer"
      className="no-print"
      lead="Las cifras vuelven a como estaban antes de esta carga. La carga y su motivo quedan en la lista."
    >
      <ConfirmDialog
        trigger="Deshacer"
        tone="danger"
        title="Deshacer esta carga"
        description="Las cifras vuelven a como estaban antes. Si había otra versión, vuelve a ser la vigente."
        confirmLabel="Deshacer la carga"
        action={undo.bind(null, batch.id)}
      >
        <Field name="reason" label="Motivo" hint="Queda escrito junto a la carga, con su nombre y la fecha.">
          <Textarea rows={2} />
        </Field>
      </ConfirmDialog>
    </Section>
  );
}
