import { buttonClass } from "@/components/ui/button";
import { hrefWith, type SearchParams } from "@/components/ui/table-params";
import { TextLink } from "@/components/ui/text-link";

const formats = [
  { format: "csv", label: "CSV para Excel" },
  { format: "xlsx", label: "Planilla .xlsx" },
  { format: "ordenado", label: "CSV ordenado" },
] as const;

/** What is seen, as a file: the same filters and the same figures kept back, all pages of it. */
export function ExplorerDownloads({ params }: Readonly<{ params: SearchParams }>) {
  return (
    <div className="no-print mt-6 flex flex-wrap items-center gap-3">
      <span className="text-sm font-semibold">Descargar lo que se ve, completo:</span>
      {formats.map(({ format, label }) => (
        <a
          key={format}
          href={hrefWith("/api/exports/evidencia", params, { formato: format, despues: null })}
          className={buttonClass("secondary", "small")}
        >
          {label}
        </a>
      ))}
      <TextLink href="/evidencia/diccionario#columnas" className="inline-flex min-h-11 items-center text-sm">
        Qué trae cada columna
      </TextLink>
    </div>
  );
}
