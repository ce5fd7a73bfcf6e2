import type { Metadata } from "next";
import { found } from "@/app/(app)/found";
import { RubricPreview } from "@/components/observation/capture/rubric-preview";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { requireActor } from "@/lib/auth/queries";
import { getRubricVersion } from "@/lib/observation/queries/rubric";

export const metadata: Metadata = { title: "Vista de la pauta" };

type PreviewPageProps = Readonly<{ params: Promise<{ versionId: string }> }>;

/** The rubric as who observes has it in the hand; nothing of what is tapped here is kept. */
export default async function RubricPreviewPage({ params }: PreviewPageProps) {
  const [actor, { versionId }] = await Promise.all([requireActor(), params]);
  const { name, sections } = await found(getRubricVersion(actor, versionId));
  return (
    <>
      <PageHeader
        title="Como se ve al observar"
        kicker={<TextLink href={`/programa/pautas/${versionId}`}>{name}</TextLink>}
        lead="Del ancho de un teléfono. Se puede probar: nada de lo que se toque aquí se guarda."
      />
      <div className="w-full max-w-[22.5rem] border border-rule-strong p-4">
        <RubricPreview sections={sections} />
      </div>
    </>
  );
}
