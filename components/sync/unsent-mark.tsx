"use client";

import Link from "next/link";
import { StatusShape } from "@/components/ui/status-shape";
import { countOf } from "@/lib/format/text";
import { useUnsent } from "./use-unsent";

const tooLongMs = 48 * 3_600_000;

/** Always in sight while something is only on this device: how much, and since when. */
export function UnsentMark() {
  const unsent = useUnsent();
  if (unsent === null || unsent.count + unsent.photos === 0) return null;
  const { count, photos, ageMs: age, state } = unsent;
  return (
    <Link
      href="/observar/envios"
      prefetch={false}
      className="link inline-flex min-h-11 items-center gap-1.5 text-sm whitespace-nowrap"
    >
      <StatusShape tone={age > tooLongMs || state === "signed_out" ? "bad" : "attention"} />
      <span>
        {count + photos} sin enviar, hace {ageWords(age)}
        <span className="sr-only">
          : {countOf(count, "cambio")} y {countOf(photos, "foto")}
        </span>
      </span>
    </Link>
  );
}

/** "3 minutos", "5 horas", "2 días". */
function ageWords(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 60) return countOf(minutes, "minuto");
  const hours = Math.round(minutes / 60);
  return hours < 48 ? countOf(hours, "hora") : countOf(Math.round(hours / 24), "día");
}
