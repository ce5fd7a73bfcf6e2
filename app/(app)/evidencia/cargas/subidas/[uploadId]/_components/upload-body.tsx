import { sizeWords } from "@/components/evidence/file-size";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { Actor } from "@/lib/access/schema";
import { UPLOAD_PART_BYTES, type UploadView } from "@/lib/evidence/schema/imports";
import { families, familyLabels } from "@/lib/evidence/schema/parsed";
import { joinWords } from "@/lib/format/text";
import { ReadingProgress } from "../../../_components/reading-progress";
import { DiscardReceived } from "../../../_components/discard-received";
import { BatchTable } from "../../../_components/batch-table";

const list = "/evidencia/cargas";

/** What an upload has come to: how far it is, what it holds, or why it could not be read and what to do. */
export function UploadBody({ actor, upload }: Readonly<{ actor: Actor; upload: UploadView }>) {
  switch (upload.state) {
    case "receiving":
      return <HalfWay upload={upload} />;
    case "waiting":
    case "reading":
      return <ReadingProgress actor={actor} upload={upload} />;
    case "read":
      return <Read upload={upload} />;
    case "refused":
      return <Refused upload={upload} />;
    case "discarded":
      return (
        <p className="max-w-measure">
          Se descartó: no quedó nada guardado. <TextLink href={list}>Volver a cargas</TextLink>
        </p>
      );
  }
}

function Read({ upload }: Readonly<{ upload: UploadView }>) {
  if (upload.batches.length === 0) {
    return (
      <EmptyState
        title="Todo lo que trae ya estaba cargado"
        action={<LinkButton href={list}>Volver a cargas</LinkButton>}
      >
        <p>Sus filas son iguales a las vigentes: no hay nada que publicar y ninguna cifra cambia.</p>
      </EmptyState>
    );
  }
  return (
    <Section title="Qué trae" lead="Cada tabla del archivo se revisa y se publica por separado.">
      <BatchTable caption="Tablas que trae el archivo" captionHidden batches={upload.batches} empty={null} />
    </Section>
  );
}

function HalfWay({ upload }: Readonly<{ upload: UploadView }>) {
  const received = Math.min(upload.byteCount, upload.receivedParts.length * UPLOAD_PART_BYTES);
  return (
    <>
      <p className="mb-4 max-w-measure">
        Llegaron {sizeWords(received)} de {sizeWords(upload.byteCount)}. Para seguir, elegir de nuevo el mismo
        archivo en la página de cargas, desde el mismo equipo.
      </p>
      <div className="flex flex-wrap gap-3">
        <LinkButton href={list} variant="primary">
          Ir a cargas
        </LinkButton>
        {upload.isOwn && <DiscardReceived uploadId={upload.id} />}
      </div>
    </>
  );
}

function Refused({ upload }: Readonly<{ upload: UploadView }>) {
  return (
    <>
      <Notice kind="warning" title="No se guardó nada de este archivo">
        <p className="[overflow-wrap:anywhere]">{upload.problem?.message ?? "No se pudo leer."}</p>
      </Notice>
      <Section title="Qué hacer" className="mt-8 mb-12">
        <ul className="max-w-measure list-disc space-y-2 pl-5">
          <li>Lo más seguro: descargarlo de nuevo desde quien lo publica y subirlo tal como llega.</li>
          <li>
            Comprobar que es uno de los que se reconocen:{" "}
            {joinWords(families.map((family) => familyLabels[family]))}.
          </li>
          <li>Si viene de otra persona, pedirle el archivo original y no una copia hecha en una planilla.</li>
        </ul>
        <div className="mt-4 flex flex-wrap gap-3">
          <LinkButton href={list} variant="primary">
            Subir otro archivo
          </LinkButton>
          {upload.isOwn && <DiscardReceived uploadId={upload.id} />}
        </div>
      </Section>
    </>
  );
}
