import "server-only";
import type { Actor } from "@/lib/access/schema";
import { newId } from "@/lib/db/id";
import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { StudyScope } from "../queries/study-scope";
import type { ExchangeCounts, LeftOut } from "../schema/exchange";
import type { ExchangeKind } from "../schema/exchange-words";
import { auditStudy } from "./study-lock";

/** Keeps what went in or out of a study and what did not, with its row of the audit trail. */
export async function keepExchange(
  actor: Actor,
  tx: Tx,
  exchange: {
    readonly study: StudyScope;
    readonly direction: "received" | "sent";
    readonly kind: ExchangeKind;
    readonly fileName: string;
    readonly sha256: string;
    readonly origin: string | null;
    readonly counts: ExchangeCounts;
    readonly leftOut: readonly LeftOut[];
  },
): Promise<string> {
  const { study, direction, kind, counts, leftOut, ...file } = exchange;
  const { personId } = actor;
  if (personId === null) throw new AppError("NOT_FOUND");
  const id = newId();
  await tx.exchangeReport.create({
    data: {
      ...{ id, studyId: study.id, direction, kind, ...file, createdById: personId, createdAt: new Date() },
      counts: { ...counts },
      leftOut: leftOut.map((one) => ({ ...one, names: [...one.names] })),
    },
  });
  const sent = kind === "project" ? "fieldwork.project_sent" : "fieldwork.codebook_sent";
  await auditStudy(actor, tx, {
    study,
    action: direction === "sent" ? sent : "fieldwork.exchange_received",
    ...{ thingKind: "exchange_report", thingId: id },
    details: {
      ...{ kind, sha256: file.sha256, new: sum(counts, "isNew"), changed: sum(counts, "isChanged") },
      ...{ known: sum(counts, "isKnown"), leftOut: leftOut.reduce((all, { count }) => all + count, 0) },
    },
  });
  return id;
}

function sum(counts: ExchangeCounts, as: "isNew" | "isKnown" | "isChanged"): number {
  return Object.values(counts).reduce((all, count) => all + count[as], 0);
}
