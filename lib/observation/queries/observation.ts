import "server-only";
import type { Actor } from "@/lib/access/schema";
import { territoriesOf } from "@/lib/access/rules";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { keyset, toPage, type Page, type PageRequest } from "@/lib/db/page";
import { AppError } from "@/lib/errors";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { recordOpening } from "@/lib/privacy/commands";
import { ownId, visibleObservations } from "../policy";
import { withoutPrivateNotes } from "../rules/completeness";
import { contentOf } from "../rules/fields";
import { nameOf } from "@/lib/format/person-name";
import { openRevisions } from "../rules/revisions";
import {
  revisionSnapshot,
  type CaptureView,
  type ObservationContent,
  type ObservationReader,
  type ObservationSummary,
  type ObservationView,
} from "../schema/observation";
import { contentSelect, toContent } from "./content";
import { rubricVersionSelect, toRubricVersionView } from "./rubric";
import { toVisitView, visitSelect } from "./visit";

/** What the observer needs to write, or correct, what is seen in a lesson. NOT_FOUND for everybody but the observer. */
export async function getVisitForCapture(actor: Actor, visitId: string): Promise<CaptureView> {
  const row = await db().visit.findFirst({
    where: { id: visitId, observerId: ownId(actor), territoryId: { in: [...territoriesOf(actor)] } },
    select: {
      ...visitSelect,
      rubricVersion: { select: rubricVersionSelect },
      observation: { select: { id: true, state: true, version: true, ...contentSelect } },
      fields: {
        where: { isKnown: true, isReplaced: false },
        orderBy: [{ field: "asc" }, { opId: "asc" }],
        select: { field: true, opId: true, value: true },
      },
    },
  });
  if (!row) throw new AppError("NOT_FOUND");
  const { observation, fields } = row;
  return {
    visit: toVisitView(actor, row),
    rubric: toRubricVersionView(actor, row.rubricVersion),
    observation: observation && {
      id: observation.id,
      state: observation.state,
      version: observation.version,
      ...(observation.state === "draft" ? contentOf(fields) : toContent(observation)),
    },
    heads: fields,
  };
}

const observationSelect = {
  id: true,
  territoryId: true,
  state: true,
  version: true,
  savedAt: true,
  sharedAt: true,
  acknowledgedAt: true,
  ...contentSelect,
  visit: {
    select: {
      ...visitSelect,
      rubricVersion: { select: rubricVersionSelect },
      attachments: { where: { receivedAt: { not: null } }, select: { sha256: true } },
    },
  },
  revisions: {
    orderBy: { revision: "asc" },
    select: { revision: true, reason: true, digest: true, createdById: true, createdAt: true },
  },
  replies: {
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, authorId: true, text: true, createdAt: true },
  },
} as const satisfies Prisma.ObservationSelect;

type ObservationRow = Prisma.ObservationGetPayload<{ select: typeof observationSelect }>;

/**
 * An observation as this person may see it: whole for its observer; without private notes for its teacher once shared,
 * and, if it was made for diagnosis, for the teacher's mentor and the school's technical head, whose opening leaves a
 * trace. NOT_FOUND for everybody else. `revision` asks for an earlier one.
 */
export async function getObservation(
  actor: Actor,
  observationId: string,
  options: { readonly revision?: number } = {},
): Promise<ObservationView> {
  const row = await db().observation.findFirst({
    where: { AND: [{ id: observationId }, visibleObservations(actor)] },
    select: observationSelect,
  });
  if (!row) throw new AppError("NOT_FOUND");
  const reader = readerOf(actor, row);
  if (reader === "diagnosis") {
    await recordOpening(actor, {
      territoryId: row.territoryId,
      recordKind: "observation",
      recordId: row.id,
      subjectPersonId: row.visit.teacherId,
    });
  }
  return toObservationView(actor, row, { reader, revision: options.revision });
}

function readerOf(actor: Actor, { visit }: ObservationRow): ObservationReader {
  if (visit.observerId === actor.personId) return "observer";
  return visit.teacherId === actor.personId ? "teacher" : "diagnosis";
}

async function toObservationView(
  actor: Actor,
  row: ObservationRow,
  asked: { readonly reader: ObservationReader; readonly revision: number | undefined },
): Promise<ObservationView> {
  const isObserver = asked.reader === "observer";
  const revisions = openRevisions(row.revisions, { isObserver, sharedAt: row.sharedAt });
  const latestRevision = row.revisions.at(-1)?.revision ?? 0;
  const revision = asked.revision ?? latestRevision;
  const isLatest = revision === latestRevision;
  if (!isLatest && !revisions.some((open) => open.revision === revision)) throw new AppError("NOT_FOUND");
  const names = await namesOf([
    ...revisions.map((open) => open.createdById),
    ...row.replies.map((reply) => reply.authorId),
  ]);
  const current = isObserver ? toContent(row) : withoutPrivateNotes(toContent(row));
  const content = isLatest ? current : await contentOfRevision(row.id, revision);
  const received = new Set(row.visit.attachments.map(({ sha256 }) => sha256));
  return {
    id: row.id,
    reader: asked.reader,
    state: row.state,
    version: row.version,
    savedAt: row.savedAt?.toISOString() ?? null,
    sharedAt: row.sharedAt?.toISOString() ?? null,
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    visit: toVisitView(actor, { ...row.visit, observation: { id: row.id, state: row.state } }),
    rubric: toRubricVersionView(actor, row.visit.rubricVersion),
    ...content,
    missingPhotos: content.photos.filter(({ sha256 }) => !received.has(sha256)).map(({ sha256 }) => sha256),
    revision,
    latestRevision,
    revisions: revisions.map((open) => ({
      revision: open.revision,
      reason: open.reason,
      digest: open.digest,
      createdAt: open.createdAt.toISOString(),
      authorName: names.get(open.createdById) ?? "",
    })),
    replies: row.replies.map((reply) => ({
      id: reply.id,
      authorName: names.get(reply.authorId) ?? "",
      isOwn: reply.authorId === actor.personId,
      text: reply.text,
      createdAt: reply.createdAt.toISOString(),
    })),
    can: rightsOf(asked.reader, row.state),
  };
}

function rightsOf(reader: ObservationReader, state: ObservationRow["state"]): ObservationView["can"] {
  const isObserver = reader === "observer";
  const isTeacher = reader === "teacher";
  const isOut = state === "shared" || state === "acknowledged";
  return {
    amend: isObserver && (state === "saved" || state === "shared"),
    share: isObserver && state === "saved",
    acknowledge: isTeacher && state === "shared",
    reply: (isObserver || isTeacher) && isOut,
  };
}

async function contentOfRevision(observationId: string, revision: number): Promise<ObservationContent> {
  const row = await db().observationRevision.findUniqueOrThrow({
    where: { observationId_revision: { observationId, revision } },
    select: { snapshot: true },
  });
  const { notes, ratings, context, tallies, slices, photos } = revisionSnapshot.parse(row.snapshot);
  return { notes, ratings, context, tallies, slices, photos };
}

async function namesOf(personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const people = await db().person.findMany({
    where: { id: { in: [...new Set(personIds)] } },
    select: { id: true, givenNames: true, familyNames: true },
  });
  return new Map(people.map((person) => [person.id, nameOf(person)]));
}

/** The observations of one teacher that this person may open, the newest first. A teacher's own list holds what was shared. */
export async function listObservationsOfTeacher(
  actor: Actor,
  params: PageRequest & { readonly teacherId: string },
): Promise<Page<ObservationSummary>> {
  const rows = await db().observation.findMany({
    where: { AND: [{ visit: { teacherId: params.teacherId } }, visibleObservations(actor)] },
    orderBy: [{ visit: { plannedOn: "desc" } }, { id: "desc" }],
    select: {
      id: true,
      state: true,
      sharedAt: true,
      visit: {
        select: {
          id: true,
          plannedOn: true,
          purpose: true,
          subject: true,
          grade: true,
          classGroup: true,
          school: { select: { name: true } },
          observer: { select: { givenNames: true, familyNames: true } },
          rubricVersion: { select: { rubric: { select: { name: true } } } },
        },
      },
      _count: { select: { notes: { where: { noteClass: { not: "private" } } }, replies: true } },
    },
    ...keyset(params),
  });
  return toPage(rows, params, ({ id, state, sharedAt, visit, _count }) => ({
    id,
    visitId: visit.id,
    plannedOn: fromUtcMidnight(visit.plannedOn),
    purpose: visit.purpose,
    state,
    subject: visit.subject,
    grade: visit.grade,
    classGroup: visit.classGroup,
    schoolName: visit.school.name,
    observerName: nameOf(visit.observer),
    rubricName: visit.rubricVersion.rubric.name,
    noteCount: _count.notes,
    replyCount: _count.replies,
    sharedAt: sharedAt?.toISOString() ?? null,
  }));
}
