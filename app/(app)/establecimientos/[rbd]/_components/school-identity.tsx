import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/section";
import {
  dependenceLabels,
  schoolStateLabels,
  type SchoolSheet,
  type Sponsorship,
} from "@/lib/directory/schema/schools";
import { addDays, formatDate } from "@/lib/format/civil-date";
import { formatGradeRange } from "@/lib/format/grade";
import { formatRbd } from "@/lib/format/rbd";
import { capitalise, countOf } from "@/lib/format/text";

type SchoolIdentityProps = Readonly<{ school: SchoolSheet }>;

/** Who the school is, from the official directory, and who has run it. */
export function SchoolIdentity({ school }: SchoolIdentityProps) {
  const { enrolment, grades, hasPie, directoryYear } = school;
  return (
    <Section
      title="Identificación"
      lead={`Directorio Oficial de Establecimientos ${directoryYear}, Mineduc.`}
    >
      <DescriptionList
        items={[
          { term: "RBD", detail: formatRbd(school.rbd) },
          { term: "Estado", detail: schoolStateLabels[school.state] },
          { term: "Comuna", detail: `${school.communeName}, región de ${school.regionName}` },
          { term: "Zona", detail: school.isRural ? "Rural" : "Urbana" },
          { term: "Dependencia", detail: dependenceLabels[school.dependence] },
          { term: "Sostenedor", detail: <Sponsorships sponsorships={school.sponsorships} /> },
          {
            term: "Matrícula",
            detail:
              enrolment === null ? "Sin dato" : `${countOf(enrolment, "estudiante")} (${directoryYear})`,
          },
          {
            term: "Niveles",
            detail: grades.length === 0 ? "Sin dato" : capitalise(formatGradeRange(grades)),
          },
          {
            term: "Integración (PIE)",
            detail: hasPie === null ? "Sin dato" : hasPie ? "Tiene convenio PIE" : "No tiene convenio PIE",
          },
        ]}
      />
    </Section>
  );
}

function Sponsorships({ sponsorships }: Readonly<{ sponsorships: readonly Sponsorship[] }>) {
  if (sponsorships.length === 0) return <>Sin dato</>;
  return (
    <ol className="space-y-1">
      {sponsorships.map((sponsorship) => (
        <li key={sponsorship.validFrom}>
          {sponsorship.sponsorName}
          <span className="block text-sm text-ink-soft">
            {periodOf(sponsorship)} · {sponsorship.source}
          </span>
        </li>
      ))}
    </ol>
  );
}

function periodOf({ validFrom, validTo }: Sponsorship): string {
  const since = `desde el ${formatDate(validFrom)}`;
  return validTo === null ? `${since}, hoy` : `${since} hasta el ${formatDate(addDays(validTo, -1))}`;
}
