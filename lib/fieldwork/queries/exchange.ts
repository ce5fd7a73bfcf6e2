import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/db/id";
import { keyset, toPage, type Page, type PageRequest } from "@/lib/db/page";
import { parseInput } from "@/lib/errors";
import { nameOf } from "@/lib/format/person-name";
import { sourcesVisibleTo } from "../policy";
import { LeftOutList } from "../rules/exchange/left-out";
import { mergeProject } from "../rules/exchange/merge";
import { settledProject } from "../rules/exchange/settle";
import { readExchangeFile } from "../rules/exchange/unpack";
import { fileDigest } from "../rules/text-digest";
import {
  exchangeCounts,
  exchangeInput,
  leftOutList,
  type ExchangeChoices,
  type ExchangeInput,
  type ExchangePreview,
  type ExchangeReportView,
  type ExchangeUpload,
} from "../schema/exchange";
import { unscopedHeldStudy } from "./held-study";
import { getStudyScope } from "./study-scope";
import { civilToday } from "./today";

/** What a file would do to the study: how much is new, known and changed, and what would be left out. Writes nothing. Only its leads; UNREADABLE_FILE or TOO_LARGE in words. */
export async function previewExchange(
  actor: Actor,
  input: ExchangeInput,
  file: ExchangeUpload,
): Promise<ExchangePreview> {
  const { studyId, applyChanges } = parseInput(exchangeInput, input);
  const study = await getStudyScope(actor, studyId);
  requireAllowed(study.ownRole === "lead");
  const { kind, project, leftOut } = await readExchangeFile(file.bytes);
  const held = await unscopedHeldStudy(db(), study.id);
  const others = new LeftOutList();
  const merge = mergeProject(settledProject(project), held, { newId, applyChanges, leftOut: others });
  return {
    ...{ kind, origin: project.origin, projectName: project.name, sha256: fileDigest(file.bytes) },
    ...{ counts: { ...merge.counts }, leftOut: [...leftOut, ...others.list()] },
  };
}

/** What a study has to exchange, and whether the person may. */
export async function getExchangeChoices(actor: Actor, studyId: string): Promise<ExchangeChoices> {
  const study = await getStudyScope(actor, studyId);
  const where = { studyId: study.id };
  const [codes, readySources, unreadySources] = await Promise.all([
    db().code.count({ where }),
    db().source.count({ where: { ...where, state: "ready" } }),
    db().source.count({ where: { ...where, state: { in: ["raw", "checked"] } } }),
  ]);
  return {
    ...{ studyName: study.name, codes, readySources, unreadySources },
    mayExport: study.ownRole === "lead",
    mayImport: study.ownRole === "lead" && study.closedAt === null,
  };
}

/** Transcripts that the person brought, that are not ready and of which nobody said yet from which session they came. */
export async function listUnplacedSources(
  actor: Actor,
  studyId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const study = await getStudyScope(actor, studyId);
  const mine = sourcesVisibleTo(actor, civilToday());
  const unplaced = { studyId: study.id, format: "refi", sessionId: null } as const;
  return db().source.findMany({
    where: { AND: [mine, { ...unplaced, state: { in: ["raw", "checked"] } }] },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, name: true },
    take: 50,
  });
}

/** What went in and out of a study, newest first. Names within it are told to who made the exchange alone. */
export async function listExchanges(
  actor: Actor,
  studyId: string,
  request: PageRequest = {},
): Promise<Page<ExchangeReportView>> {
  const study = await getStudyScope(actor, studyId);
  const rows = await db().exchangeReport.findMany({
    where: { studyId: study.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: {
      ...{ id: true, direction: true, kind: true, fileName: true, origin: true, counts: true },
      ...{ leftOut: true, createdAt: true, createdById: true },
    },
    ...keyset(request),
  });
  const people = await db().person.findMany({
    where: { id: { in: rows.map(({ createdById }) => createdById) } },
    select: { id: true, givenNames: true, familyNames: true },
  });
  const names = new Map(people.map((person) => [person.id, nameOf(person)]));
  return toPage(rows, request, ({ createdById, fileName, counts, leftOut, ...report }) => {
    const isOwn = createdById === actor.personId;
    return {
      ...report,
      ...{ fileName: isOwn ? fileName : null, byName: names.get(createdById) ?? "" },
      counts: exchangeCounts.parse(counts),
      leftOut: leftOutList.parse(leftOut).map((one) => (isOwn ? one : { ...one, names: [] })),
    };
  });
}
