import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { scopesInForce } from "../rules/consent";
import type { ConsentTextView, InformantView } from "../schema/consents";
import { getStudyScope } from "./study-scope";

const consentSelect = {
  ...{ id: true, scopes: true, withdrawnScopes: true, signature: true, signedOn: true, withdrawnAt: true },
  consentText: { select: { version: true } },
} satisfies Prisma.ConsentSelect;

/** The informants of a study by pseudonym, with their consents. NOT_FOUND for a study the person does not read. */
export async function listInformants(actor: Actor, studyId: string): Promise<readonly InformantView[]> {
  const study = await getStudyScope(actor, studyId);
  const rows = await db().informant.findMany({
    where: { studyId: study.id },
    orderBy: [{ case: { zoneLabel: "asc" } }, { role: "asc" }, { createdAt: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, pseudonym: true, role: true, caseId: true },
      case: { select: { pseudonym: true, zoneLabel: true } },
      sessions: { select: { session: { select: { state: true } } } },
      consents: { orderBy: [{ signedOn: "asc" }, { id: "asc" }], select: consentSelect },
    },
  });
  return rows.map(({ case: place, sessions, consents, ...informant }) => ({
    ...informant,
    casePseudonym: place.pseudonym,
    zoneLabel: place.zoneLabel,
    sessionCount: sessions.filter(({ session }) => session.state !== "cancelled").length,
    heardCount: sessions.filter(({ session }) => session.state === "held").length,
    consents: consents.map(({ consentText, signedOn, ...consent }) => ({
      ...consent,
      textVersion: consentText.version,
      signedOn: fromUtcMidnight(signedOn),
      inForce: scopesInForce(consent),
    })),
  }));
}

/** The versions of a study's consent text, newest first. */
export async function listConsentTexts(actor: Actor, studyId: string): Promise<readonly ConsentTextView[]> {
  const study = await getStudyScope(actor, studyId);
  return db().consentText.findMany({
    where: { studyId: study.id },
    orderBy: { version: "desc" },
    select: { id: true, version: true, text: true, hash: true, createdAt: true },
  });
}
