import "server-only";
import { requireAllowed } from "@/lib/access/policy";
import { territoriesOf } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { requireId } from "@/lib/db/id";
import { keyset, toPage, type Page } from "@/lib/db/page";
import { AppError, parseInput } from "@/lib/errors";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { nameOf } from "@/lib/format/person-name";
import { foldText } from "@/lib/format/text";
import { visibleRubricVersions } from "@/lib/observation/policy";
import { canDecide, canSeeMentors, visibleMentors } from "../policy";
import { isStrengthLevel } from "../rules";
import {
  mentorListRequest,
  possibleMentorRequest,
  type MentorListRequest,
  type MentorOnBoard,
  type MentorSheet,
  type PossibleMentor,
  type PossibleMentorRequest,
  type StrengthIndicator,
} from "../schema/mentors";
import {
  dayOf,
  inForce,
  loadCaps,
  mentorSelect,
  teachingRoles,
  toMentorOnBoard,
  toMentorRow,
} from "./mentor-rows";

/** The mentors of a territory with their load, by family name. NOT_FOUND for a territory out of reach, FORBIDDEN for who may not see mentors. */
export async function listMentors(actor: Actor, params: MentorListRequest): Promise<Page<MentorOnBoard>> {
  const request = parseInput(mentorListRequest, params);
  requireMentorsInReach(actor, request.territoryId);
  const rows = await db().mentorProfile.findMany({
    where: {
      territoryId: request.territoryId,
      state: request.state,
      AND: wordsOf(request.q).map((word) => ({ person: { searchText: { contains: word } } })),
    },
    orderBy: [{ person: { familyNames: "asc" } }, { person: { givenNames: "asc" } }, { id: "asc" }],
    select: mentorSelect(dayOf(new Date())),
    ...keyset(request),
  });
  return toPage(rows, request, (row) => toMentorOnBoard(toMentorRow(row)));
}

/** The teachers of a territory who are not mentors yet, found by name. NOT_FOUND for a territory out of reach, FORBIDDEN for who may not see mentors. */
export async function listPossibleMentors(
  actor: Actor,
  params: PossibleMentorRequest,
): Promise<Page<PossibleMentor>> {
  const request = parseInput(possibleMentorRequest, params);
  requireMentorsInReach(actor, request.territoryId);
  const teaching = {
    territoryId: request.territoryId,
    role: { in: [...teachingRoles] },
    ...inForce(dayOf(new Date())),
  };
  const rows = await db().person.findMany({
    where: {
      mentorProfile: null,
      posts: { some: teaching },
      AND: wordsOf(request.q).map((word) => ({ searchText: { contains: word } })),
    },
    orderBy: [{ familyNames: "asc" }, { givenNames: "asc" }, { id: "asc" }],
    select: {
      id: true,
      givenNames: true,
      familyNames: true,
      posts: {
        where: teaching,
        orderBy: [{ validFrom: "asc" }, { id: "asc" }],
        select: { subjects: true, school: { select: { name: true } } },
      },
    },
    ...keyset(request),
  });
  return toPage(rows, request, ({ id, givenNames, familyNames, posts }) => ({
    id,
    name: nameOf({ givenNames, familyNames }),
    schoolName: posts[0]?.school?.name ?? "Sin escuela",
    subjects: [...new Set(posts.flatMap((post) => post.subjects))],
  }));
}

const byDate = [{ validFrom: "desc" }, { id: "desc" }] as const;

function sheetSelect(today: Date) {
  const { strengths: _codes, credentials: _any, releases: _now, ...base } = mentorSelect(today);
  return {
    ...base,
    territoryId: true,
    summary: true,
    credentials: { orderBy: [{ issuedOn: "desc" }, { id: "desc" }] },
    strengths: {
      orderBy: [{ rubricIndicator: { code: "asc" } }, { id: "asc" }],
      include: {
        rubricIndicator: {
          select: {
            code: true,
            title: true,
            levels: { select: { value: true, label: true } },
            version: { select: { rubric: { select: { name: true } } } },
          },
        },
      },
    },
    releases: { orderBy: [...byDate], include: { school: { select: { name: true } } } },
  } as const satisfies Prisma.MentorProfileSelect;
}

/** A mentor's sheet, for those who match in the territory and for the mentor. NOT_FOUND if missing or out of reach. */
export async function getMentor(actor: Actor, personId: string): Promise<MentorSheet> {
  const today = dayOf(new Date());
  const row = await db().mentorProfile.findFirst({
    where: { AND: [visibleMentors(actor), { personId: requireId(personId) }] },
    select: sheetSelect(today),
  });
  if (!row) throw new AppError("NOT_FOUND");
  const [caps, territory] = await Promise.all([
    loadCaps(db(), row.territoryId, today),
    db().territory.findUniqueOrThrow({ where: { id: row.territoryId }, select: { timeZone: true } }),
  ]);
  const isInForce = (dated: { validFrom: Date; validTo: Date | null }) =>
    dated.validFrom <= today && (dated.validTo === null || dated.validTo > today);
  const mentor = toMentorRow({ ...row, credentials: [], releases: row.releases.filter(isInForce) });
  return {
    personId,
    territoryId: row.territoryId,
    timeZone: territory.timeZone,
    name: mentor.name,
    state: row.state,
    summary: row.summary,
    schoolName: mentor.schoolName,
    subjects: mentor.subjects,
    grades: mentor.grades,
    load: mentor.load,
    mentorCap: caps.mentorCap,
    credentials: row.credentials.map(({ profileId: _, issuedOn, validTo, ...credential }) => ({
      ...credential,
      issuedOn: fromUtcMidnight(issuedOn),
      validTo: dayOrNull(validTo),
    })),
    strengths: row.strengths.map(({ id, level, evidence, rubricIndicatorId, rubricIndicator }) => ({
      id,
      level,
      evidence,
      indicatorId: rubricIndicatorId,
      indicatorCode: rubricIndicator.code,
      indicatorTitle: rubricIndicator.title,
      rubricName: rubricIndicator.version.rubric.name,
      levelLabel: rubricIndicator.levels.find(({ value }) => value === level)?.label ?? "",
    })),
    releases: row.releases.map(({ id, minutesPerWeek, school, validFrom, validTo }) => ({
      id,
      minutesPerWeek,
      schoolName: school.name,
      validFrom: fromUtcMidnight(validFrom),
      validTo: dayOrNull(validTo),
    })),
    canEdit: canDecide(actor, row),
  };
}

/** The indicators of the published rubrics the person may read, each with the levels that count as a strength. */
export async function listStrengthIndicators(actor: Actor): Promise<readonly StrengthIndicator[]> {
  const rows = await db().rubricIndicator.findMany({
    where: {
      version: { AND: [visibleRubricVersions(actor), { state: "published" }] },
      levels: { some: {} },
    },
    orderBy: [
      { version: { rubric: { name: "asc" } } },
      { section: { sortOrder: "asc" } },
      { sortOrder: "asc" },
    ],
    select: {
      id: true,
      code: true,
      title: true,
      levels: { orderBy: { value: "asc" }, select: { value: true, label: true } },
      version: { select: { rubric: { select: { name: true } } } },
    },
  });
  return rows.map(({ version, levels, ...indicator }) => {
    const highest = Math.max(...levels.map(({ value }) => value));
    return {
      ...indicator,
      rubricName: version.rubric.name,
      levels: levels.filter(({ value }) => isStrengthLevel(value, highest)),
    };
  });
}

function requireMentorsInReach(actor: Actor, territoryId: string): void {
  if (!territoriesOf(actor).includes(territoryId)) throw new AppError("NOT_FOUND");
  requireAllowed(canSeeMentors(actor, { territoryId }));
}

function wordsOf(q = ""): readonly string[] {
  return foldText(q).split(" ").filter(Boolean);
}

function dayOrNull(date: Date | null): string | null {
  return date === null ? null : fromUtcMidnight(date);
}
