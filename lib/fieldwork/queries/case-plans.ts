import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { researchedTerritories } from "../policy";
import { hasConsent } from "../rules/consent";
import { planOfCase } from "../rules/plan";
import type { CaseView } from "../schema/studies";
import { getStudyScope } from "./study-scope";

/** The cases of a study with how many of each role are known, consented, were heard and are missing. Schools are named only in zones in which the person is a researcher. */
export async function listCasePlans(actor: Actor, studyId: string): Promise<readonly CaseView[]> {
  const study = await getStudyScope(actor, studyId);
  const rows = await db().studyCase.findMany({
    where: { studyId: study.id },
    orderBy: [{ zoneLabel: "asc" }, { pseudonym: "asc" }],
    select: {
      ...{ id: true, territoryId: true, zoneLabel: true, pseudonym: true, sign: true, reason: true },
      school: { select: { rbd: true, name: true } },
      planned: { select: { role: true, targetCount: true } },
      informants: {
        select: {
          role: true,
          consents: { select: { scopes: true, withdrawnScopes: true } },
          sessions: { where: { session: { state: "held" } }, select: { sessionId: true } },
        },
      },
    },
  });
  const counted = rows.flatMap(({ id, territoryId, informants }) =>
    informants.map(({ role, consents, sessions }) => ({
      ...{ role, caseId: id, territoryId },
      hasConsent: hasConsent(consents),
      isHeard: sessions.length > 0,
    })),
  );
  const named = new Set(researchedTerritories(actor));
  return rows.map(({ planned, informants: _informants, school, sign, ...place }) => ({
    ...place,
    sign: sign === "positive" || sign === "negative" ? sign : null,
    school: named.has(place.territoryId) ? school : null,
    plan: planOfCase(
      { caseId: place.id, territoryId: place.territoryId },
      Object.fromEntries(planned.map(({ role, targetCount }) => [role, targetCount])),
      counted,
    ),
  }));
}
