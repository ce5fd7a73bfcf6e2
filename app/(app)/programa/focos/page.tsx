import type { Metadata } from "next";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import { requireActor } from "@/lib/auth/queries";
import { getFocusTaxonomy } from "@/lib/programme/queries";
import { treeOfAreas } from "@/lib/programme/rules";
import type { FocusBranch } from "@/lib/programme/schema";
import { found } from "../../found";

export const metadata: Metadata = { title: "Focos de apoyo del programa" };

export default async function TaxonomyPage() {
  const taxonomy = await found(getFocusTaxonomy(await requireActor()));
  const branches = treeOfAreas(taxonomy.areas);
  return (
    <>
      <PageHeader
        title="Focos de apoyo"
        kicker={<TextLink href="/programa">Programa</TextLink>}
        lead={`Entre qué se elige lo que una escuela trabaja. Versión ${taxonomy.version}, común a todos los territorios.`}
        actions={<PrintButton />}
      />
      <nav aria-label="Focos de esta página" className="no-print mb-10">
        <ul className="flex flex-wrap gap-x-5">
          {branches.map(({ code, name }) => (
            <li key={code}>
              <TextLink href={`#${code}`} className="inline-flex min-h-11 items-center">
                {name}
              </TextLink>
            </li>
          ))}
        </ul>
      </nav>
      {branches.map((branch) => (
        <Section key={branch.id} id={branch.code} title={branch.name} lead={branch.description}>
          <Where branch={branch} />
          <ul className="mt-4 grid gap-x-8 gap-y-4 md:grid-cols-2">
            {branch.children.map((child) => (
              <li key={child.id} className="keep-together border-t border-rule pt-2">
                <p className="font-semibold">{child.name}</p>
                <p className="text-sm text-ink-soft">{child.description}</p>
                <Where branch={child} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
      <p className="text-sm text-ink-soft">{taxonomy.source}</p>
    </>
  );
}

/** The standards it belongs to and whether a lesson shows it. */
function Where({ branch: { standards, indicatorCodes } }: Readonly<{ branch: FocusBranch }>) {
  return (
    <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-ink-soft">
      {standards.map((standard) => (
        <Badge key={standard}>{standard}</Badge>
      ))}
      {indicatorCodes.length === 0
        ? "No se ve en una clase: se conversa o se revisa."
        : `En clase: ${indicatorCodes.join(", ")}`}
    </p>
  );
}
