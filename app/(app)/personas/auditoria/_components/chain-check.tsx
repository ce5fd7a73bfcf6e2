import { StatusMark } from "@/components/ui/status-mark";
import { checkAuditTrail } from "@/lib/access/queries/audit-trail";
import type { Actor, TerritoryName } from "@/lib/access/schema";
import { formatNumber } from "@/lib/format/numbers";
import { countOf } from "@/lib/format/text";

type ChainCheckProps = Readonly<{ actor: Actor; territories: readonly TerritoryName[] }>;

/** Recomputes the seals of every territory's trail and says the result in words. */
export async function ChainCheck({ actor, territories }: ChainCheckProps) {
  const reports = await checkAuditTrail(actor);
  const nameOf = (chain: string) => territories.find(({ id }) => id === chain)?.name ?? "Territorio";
  return (
    <section aria-label="Resultado de la revisión" className="mb-8 max-w-measure space-y-3">
      {reports.length === 0 && <p>Todavía no hay anotaciones que revisar.</p>}
      {reports.map(({ chain, entries, isWhole, brokenAt }) => (
        <div key={chain} role="status">
          <StatusMark tone={isWhole ? "done" : "bad"} className="font-semibold">
            {isWhole ? `${nameOf(chain)}: cadena íntegra` : `${nameOf(chain)}: cadena rota`}
          </StatusMark>
          <p className="text-ink-soft">
            {isWhole
              ? `${countOf(entries, "anotación", "anotaciones")}; cada sello coincide con el de la anterior.`
              : `Desde la anotación número ${formatNumber(brokenAt ?? 0)} los sellos no coinciden: alguien cambió la base de datos por fuera. Guardar un respaldo y avisar a quien la opera.`}
          </p>
        </div>
      ))}
    </section>
  );
}
