import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { hrefWith, type SearchParams } from "@/components/ui/table-params";
import type { ExplorerFrame } from "@/lib/evidence/schema/explorer";
import { formatGrade } from "@/lib/format/grade";
import { EXPLORER_PATH } from "../explorer-request";

type NoFiguresProps = Readonly<{ frame: ExplorerFrame; params: SearchParams }>;

/** Why there is nothing to show, and the nearest thing there is. */
export function NoFigures({ frame, params }: NoFiguresProps) {
  const { grade, paths, years } = frame.selection;
  if (frame.territories.length === 0) {
    return (
      <EmptyState title="Todavía no tiene un territorio">
        Los resultados se leen por territorio. Pedir a la administración que le asigne un rol.
      </EmptyState>
    );
  }
  if (paths.length === 0) {
    return (
      <EmptyState title="Todavía no hay resultados oficiales cargados">
        Cuando la coordinación cargue los archivos de la Agencia, aparecen aquí.
      </EmptyState>
    );
  }
  if (grade !== null && years.length === 0) {
    return (
      <EmptyState
        title={`No hay cifras de lo elegido en ${formatGrade(grade)}`}
        action={
          <span className="flex flex-wrap gap-3">
            {frame.gradesOfIndicators.map((other) => (
              <LinkButton
                key={other}
                href={hrefWith(EXPLORER_PATH, params, { nivel: other, anio: null, despues: null })}
              >
                Ver {formatGrade(other)}
              </LinkButton>
            ))}
          </span>
        }
      >
        Cada prueba y cada cuestionario se aplica solo en algunos niveles y años.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Ningún establecimiento coincide">
      Solo aparecen establecimientos que están en los archivos de ese nivel y año. Probar con menos letras,
      con otra dependencia o sin un filtro.
    </EmptyState>
  );
}
