import { buttonClass } from "@/components/ui/button";
import { Section } from "@/components/ui/section";

const documents = [
  { document: "ficha", label: "Ficha metodológica (PDF)" },
  { document: "paquete", label: "Paquete de réplica (zip)" },
] as const;

type DocumentSectionProps = Readonly<{
  runId: string;
  /** False while some step of the run has to be computed again. */
  isCurrent: boolean;
}>;

/** What a reviewer is handed: the sheet with every decision, and all that is needed to repeat the analysis elsewhere. */
export function DocumentSection({ runId, isCurrent }: DocumentSectionProps) {
  return (
    <Section
      title="Para quien revise"
      className="no-print mb-16 border-t border-rule pt-8"
      lead={
        <>
          <p>
            La ficha dice cada decisión con su razón. El paquete trae las respuestas sin nombres, los ajustes,
            los resultados y un guion de R que los repite; se rige por las condiciones de los datos.
          </p>
          {!isCurrent && (
            <p className="mt-2">Salen de lo último calculado, no de los ajustes que faltan por recalcular.</p>
          )}
        </>
      }
    >
      <div className="flex flex-wrap gap-3">
        {documents.map(({ document, label }) => (
          <a
            key={document}
            href={`/api/exports/analisis/factores/${runId}?documento=${document}`}
            className={buttonClass("secondary")}
          >
            {label}
          </a>
        ))}
      </div>
    </Section>
  );
}
