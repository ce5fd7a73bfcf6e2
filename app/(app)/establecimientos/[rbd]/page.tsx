import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { found } from "@/app/(app)/found";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { requireActor } from "@/lib/auth/queries";
import { getSchoolByRbd } from "@/lib/directory/queries/schools";
import { getTerritory } from "@/lib/directory/queries/territories";
import { dependenceLabels } from "@/lib/directory/schema/schools";
import { getSchoolResults } from "@/lib/evidence/queries/results";
import { resultsByGrade } from "@/lib/evidence/rules/figures";
import { formatRbd, parseRbd } from "@/lib/format/rbd";
import { SchoolIdentity } from "./_components/school-identity";
import { SchoolMap } from "./_components/school-map";
import { SchoolResults } from "./_components/school-results";
import { SchoolRoad } from "./_components/school-road";

type SchoolPageProps = Readonly<{ params: Promise<{ rbd: string }> }>;

const loadSchool = cache(async (typed: string) => {
  const parsed = parseRbd(decodeURIComponent(typed));
  if (!parsed.ok) notFound();
  return found(getSchoolByRbd(await requireActor(), parsed.rbd));
});

export async function generateMetadata({ params }: SchoolPageProps): Promise<Metadata> {
  const { name, rbd } = await loadSchool((await params).rbd);
  return { title: `${name} · RBD ${formatRbd(rbd)}` };
}

export default async function SchoolPage({ params }: SchoolPageProps) {
  const [actor, school] = await Promise.all([requireActor(), loadSchool((await params).rbd)]);
  const [territory, results] = await Promise.all([
    getTerritory(actor, school.territory.code),
    getSchoolResults(actor, school.id),
  ]);
  const grades = resultsByGrade(results.series);
  return (
    <>
      <PageHeader
        title={school.name}
        kicker={`RBD ${formatRbd(school.rbd)} · ${school.communeName} · ${school.territory.name}`}
        lead={`Establecimiento ${school.isRural ? "rural" : "urbano"}, ${dependenceLabels[school.dependence]}.`}
        actions={<PrintButton />}
      />
      <div className="grid gap-x-12 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <SchoolIdentity school={school} />
        <SchoolMap school={school} territory={territory} />
      </div>
      <SchoolRoad actor={actor} school={school} grades={grades} />
      <SchoolResults grades={grades} />
    </>
  );
}
