import { buttonClass } from "@/components/ui/button";

type StudyDocumentsProps = Readonly<{
  /** The address that gives the documents of this study. */
  href: string;
  /** True for a case selection, whose list with names goes apart. */
  hasList?: boolean;
}>;

/** The downloads of a study: the sheet to be shared, what it takes to repeat it, and the confidential list where there is one. */
export function StudyDocuments({ href, hasList = false }: StudyDocumentsProps) {
  const documents = [
    { kind: "ficha", label: "Ficha metodológica (PDF)" },
    {
      kind: "paquete",
      label: hasList ? "Paquete de replicación, confidencial (zip)" : "Paquete de replicación (zip)",
    },
    ...(hasList ? [{ kind: "lista", label: "Lista confidencial (PDF)" }] : []),
  ];
  return (
    <div className="no-print mb-8 flex flex-wrap items-center gap-3">
      <span className="text-sm font-semibold">Descargar:</span>
      {documents.map(({ kind, label }) => (
        <a key={kind} href={`${href}?documento=${kind}`} className={buttonClass("secondary", "small")}>
          {label}
        </a>
      ))}
    </div>
  );
}
