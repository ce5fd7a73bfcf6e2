import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { found } from "@/app/(app)/found";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { requireActor } from "@/lib/auth/queries";
import { getRubricVersion } from "@/lib/observation/queries/rubric";
import { saveDraft } from "../../actions";
import { RubricEditor } from "./_components/rubric-editor";

export const metadata: Metadata = { title: "Editar pauta" };

type EditPageProps = Readonly<{ params: Promise<{ versionId: string }> }>;

/** A version in preparation, written whole and stored when asked to. */
export default async function EditRubricPage({ params }: EditPageProps) {
  const [actor, { versionId }] = await Promise.all([requireActor(), params]);
  const rubric = await found(getRubricVersion(actor, versionId));
  if (!rubric.can.edit) notFound();
  const { name, description, notice, sections, lockVersion } = rubric;
  return (
    <>
      <PageHeader
        title="Editar pauta"
        kicker={<TextLink href={`/programa/pautas/${versionId}`}>{name}</TextLink>}
        lead="Mientras está en preparación nadie la usa. Al publicarla, sus palabras ya no cambian."
        actions={
          <LinkButton href={`/programa/pautas/${versionId}/vista`}>Ver como en el teléfono</LinkButton>
        }
      />
      <RubricEditor
        initial={{
          name,
          content: {
            ...{ description, notice },
            sections: sections.map(({ code, title, indicators }) => ({
              ...{ code, title },
              indicators: indicators.map(({ id: _, levels, ...indicator }) => ({
                ...indicator,
                levels: levels.map((level) => ({ ...level })),
              })),
            })),
          },
        }}
        lockVersion={lockVersion}
        save={saveDraft.bind(null, versionId)}
        readHref={`/programa/pautas/${versionId}`}
      />
    </>
  );
}
