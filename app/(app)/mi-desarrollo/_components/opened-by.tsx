import { OpeningLog } from "@/components/privacy/opening-log";
import { Section } from "@/components/ui/section";
import { TextLink } from "@/components/ui/text-link";
import type { ChileanZone } from "@/lib/format/instant";
import type { OpeningView, RecordKind } from "@/lib/privacy/schema";

type OpenedByProps = Readonly<{ openings: readonly OpeningView[]; hasMore: boolean; zone: ChileanZone }>;

/** Who opened the teacher's records lately. */
export function OpenedBy({ openings, hasMore, zone }: OpenedByProps) {
  return (
    <Section title="Quién abrió mis registros" id="quien-abrio" className="no-print">
      <OpeningLog openings={openings} zone={zone} recordHref={hrefOf} />
      {hasMore && (
        <p className="mt-3">
          <TextLink href="/derechos" className="inline-flex min-h-11 items-center">
            Ver todas
          </TextLink>
        </p>
      )}
    </Section>
  );
}

function hrefOf(kind: RecordKind, id: string): string | undefined {
  if (kind === "observation") return `/mi-desarrollo/observaciones/${id}`;
  return kind === "cycle" ? `/acompanamiento/${id}` : undefined;
}
