import "server-only";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { nameOf } from "@/lib/format/person-name";
import { hasConsent } from "../rules/consent";
import type { FieldSessionView } from "../schema/sessions";
import { getStudyScope } from "./study-scope";

/** The sessions of a study, by day. NOT_FOUND for a study the person does not read. */
export async function listFieldSessions(actor: Actor, studyId: string): Promise<readonly FieldSessionView[]> {
  const study = await getStudyScope(actor, studyId);
  const rows = await db().fieldSession.findMany({
    where: { studyId: study.id },
    orderBy: [{ plannedOn: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, caseId: true, kind: true, plannedOn: true, heldOn: true },
      ...{ place: true, mode: true, state: true },
      case: { select: { pseudonym: true, zoneLabel: true } },
      interviewer: { select: { givenNames: true, familyNames: true } },
      instrumentVersion: { select: { id: true, version: true, instrument: { select: { name: true } } } },
      informants: {
        orderBy: { informant: { pseudonym: "asc" } },
        select: {
          informant: {
            select: {
              ...{ id: true, pseudonym: true },
              consents: { select: { scopes: true, withdrawnScopes: true } },
            },
          },
        },
      },
      _count: { select: { sources: true } },
    },
  });
  return rows.map(
    ({ case: place, interviewer, instrumentVersion, informants, _count, plannedOn, heldOn, ...row }) => ({
      ...row,
      casePseudonym: place.pseudonym,
      zoneLabel: place.zoneLabel,
      guide: {
        versionId: instrumentVersion.id,
        name: instrumentVersion.instrument.name,
        version: instrumentVersion.version,
      },
      plannedOn: fromUtcMidnight(plannedOn),
      heldOn: heldOn === null ? null : fromUtcMidnight(heldOn),
      interviewerName: nameOf(interviewer),
      informants: informants.map(({ informant: { consents, ...one } }) => ({
        ...one,
        hasConsent: hasConsent(consents),
      })),
      sourceCount: _count.sources,
    }),
  );
}
