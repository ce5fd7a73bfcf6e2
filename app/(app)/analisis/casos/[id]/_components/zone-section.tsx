import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { StatusMark } from "@/components/ui/status-mark";
import { signsWithoutCase } from "@/lib/analysis/rules/case-texts";
import type { CaseSelectionView, CaseZone } from "@/lib/analysis/schema/cases";
import { DEFAULT_ZONE, formatDateTime } from "@/lib/format/instant";
import { countOf } from "@/lib/format/text";
import { CaseTable } from "./case-table";
import { ChangeList } from "./change-list";
import { LogTable } from "./log-table";
import { SchoolTable } from "./school-table";
import { ZoneActions } from "./zone-actions";

type ZoneSectionProps = Readonly<{ selection: CaseSelectionView; zone: CaseZone }>;

/** One zone: its cases and reserves, every school with its reason, the changes and the log. */
export function ZoneSection({ selection, zone }: ZoneSectionProps) {
  const cases = zone.schools.filter(({ isCase }) => isCase);
  const reserves = zone.schools.filter(({ status, isCase }) => status === "reserve" && !isCase);
  const { name } = zone;
  return (
    <Section
      id={`zona-${zone.code}`}
      title={name}
      lead={`${countOf(cases.length, "caso")} y ${countOf(reserves.length, "reserva")}, de ${countOf(zone.schools.length, "establecimiento considerado", "establecimientos considerados")}.`}
      actions={<ZoneActions selection={selection} zone={zone} />}
    >
      <ZoneState zone={zone} />
      {zone.shortBy > 0 && (
        <Notice kind="warning" title="La zona no alcanza" className="mb-4">
          <p>
            {`Falta ${countOf(zone.shortBy, "caso")}: no hay más establecimientos que cumplan estos ajustes.`}
          </p>
        </Notice>
      )}
      <UnclearSigns zone={zone} />
      <CaseTable
        caption={`Casos de ${name}`}
        schools={cases}
        strength={selection.settings.strength}
        empty={<EmptyState title="Ningún establecimiento cumple estos ajustes" />}
      />
      <div className="mt-6">
        <CaseTable
          caption={`Reservas de ${name}`}
          schools={reserves}
          strength={selection.settings.strength}
          empty={<p className="text-ink-soft">Sin reservas en esta zona.</p>}
        />
      </div>
      <ChangeList selectionId={selection.id} zone={zone} />
      <Disclosure
        summary={`Los ${countOf(zone.schools.length, "establecimiento")} de ${name}, cada uno con su motivo`}
        defaultOpen
        className="mt-4"
      >
        <SchoolTable zone={zone} strength={selection.settings.strength} />
      </Disclosure>
      <Disclosure summary={`Registro de ${name}`} defaultOpen className="mt-2">
        <LogTable zone={zone} />
      </Disclosure>
    </Section>
  );
}

const unclear = {
  positive:
    "Ninguna escuela elegible de la zona tiene ambos puntajes claramente del mismo lado del promedio.",
  negative: "Ninguna escuela elegible de la zona va claramente al revés, con un puntaje alto y el otro bajo.",
} as const;

/** A zone may have no clear case of a sign: that is a result, and it is said before its list is read. */
function UnclearSigns({ zone }: Readonly<{ zone: CaseZone }>) {
  const missing = signsWithoutCase(zone.schools);
  if (missing.length === 0) return null;
  return (
    <Notice title="Lo que esta zona no tiene" className="mb-4">
      {missing.map((sign) => (
        <p key={sign}>{unclear[sign]}</p>
      ))}
    </Notice>
  );
}

function ZoneState({ zone: { sealedAt } }: Readonly<{ zone: CaseZone }>) {
  return (
    <p className="mb-4">
      {sealedAt === null ? (
        <StatusMark tone="now">Lista abierta</StatusMark>
      ) : (
        <>
          <StatusMark tone="done">Lista cerrada</StatusMark>{" "}
          <span className="text-ink-soft">el {formatDateTime(sealedAt, DEFAULT_ZONE)}. Ya no cambia.</span>
        </>
      )}
    </p>
  );
}
