import "server-only";
import { holdsRole } from "@/lib/access/rules";
import type { Actor } from "@/lib/access/schema";
import { db } from "@/lib/db/client";
import { fromUtcMidnight } from "@/lib/format/civil-date";
import { nameOf } from "@/lib/format/person-name";
import { agreementOf, type LevelPair } from "../rules/agreement";
import type {
  AgreementReport,
  IndicatorAgreement,
  ObserverAgreement,
  PairedLevel,
  PairView,
} from "../schema/agreement";
import { readPairs, type PairRow } from "./pairing";

interface Indicator {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly rubricName: string;
  readonly levels: number;
}

/**
 * The pairs of blind visits that this person coordinates or takes part in, and how far observers agree, by indicator and,
 * for the coordination, by observer. Nothing of a pair is compared before both are registered; its levels are shown to
 * its two observers and to nobody else.
 */
export async function getAgreement(actor: Actor): Promise<AgreementReport> {
  const rows = await readPairs(actor);
  const complete = rows.filter(isComplete);
  const indicators = await readIndicators(complete);
  return {
    pairs: rows.map((row) => toPair(actor, row, indicators)),
    completePairs: complete.length,
    indicators: byIndicator(complete, indicators),
    observers: holdsRole(actor, ["programme_lead"]) ? byObserver(complete, indicators) : [],
  };
}

const isRegistered = ({ observation }: PairRow["second"]): boolean =>
  observation !== null && observation.state !== "draft";

const isComplete = ({ first, second }: PairRow): boolean => isRegistered(first) && isRegistered(second);

async function readIndicators(rows: readonly PairRow[]): Promise<readonly Indicator[]> {
  const versions = [...new Set(rows.map(({ first }) => first.rubricVersionId))];
  const found = await db().rubricIndicator.findMany({
    where: { versionId: { in: versions }, levels: { some: {} } },
    orderBy: [
      { version: { rubric: { name: "asc" } } },
      { version: { version: "asc" } },
      { sortOrder: "asc" },
    ],
    select: {
      ...{ id: true, code: true, title: true },
      version: { select: { rubric: { select: { name: true } } } },
      _count: { select: { levels: true } },
    },
  });
  return found.map(({ version, _count, ...indicator }) => ({
    ...indicator,
    rubricName: version.rubric.name,
    levels: _count.levels,
  }));
}

function levelsOf({ first, second }: PairRow, indicatorId: string): LevelPair | null {
  const [one, other] = [first.registered.get(indicatorId), second.registered.get(indicatorId)];
  return one === undefined || other === undefined ? null : [one, other];
}

function byIndicator(
  complete: readonly PairRow[],
  indicators: readonly Indicator[],
): readonly IndicatorAgreement[] {
  return indicators.map(({ id, levels, ...indicator }) => ({
    ...indicator,
    indicatorId: id,
    ...agreementOf(pairsOf(complete, [id]), levels),
  }));
}

/** Every pair of levels that these visits gave to these indicators. */
function pairsOf(rows: readonly PairRow[], indicatorIds: readonly string[]): readonly LevelPair[] {
  return rows.flatMap((row) =>
    indicatorIds.flatMap((id) => {
      const pair = levelsOf(row, id);
      return pair === null ? [] : [pair];
    }),
  );
}

function byObserver(
  complete: readonly PairRow[],
  indicators: readonly Indicator[],
): readonly ObserverAgreement[] {
  const people = new Map<string, { readonly name: string; readonly rows: PairRow[] }>();
  for (const row of complete) {
    for (const { observerId, observer } of [row.first, row.second]) {
      const known = people.get(observerId) ?? { name: nameOf(observer), rows: [] };
      known.rows.push(row);
      people.set(observerId, known);
    }
  }
  const ids = indicators.map(({ id }) => id);
  const most = Math.max(2, ...indicators.map(({ levels }) => levels));
  return [...people]
    .map(([personId, { name, rows }]) => ({
      ...{ personId, name, pairs: rows.length },
      ...agreementOf(pairsOf(rows, ids), most),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, "es-CL"));
}

function toPair(actor: Actor, row: PairRow, indicators: readonly Indicator[]): PairView {
  const { id, first, second } = row;
  const sides = [first, second];
  const isOwn = sides.some(({ observerId }) => observerId === actor.personId);
  const isWhole = isComplete(row);
  return {
    ...{ id, subject: first.subject, classGroup: first.classGroup, plannedAt: first.plannedAt },
    plannedOn: fromUtcMidnight(first.plannedOn),
    schoolName: first.school.name,
    teacherName: nameOf(first.teacher),
    observers: sides.map((side) => ({
      name: nameOf(side.observer),
      isSelf: side.observerId === actor.personId,
      isRegistered: isRegistered(side),
    })),
    state: isWhole ? "complete" : "waiting",
    comparison: isOwn && isWhole ? comparisonOf(row, indicators) : null,
  };
}

function comparisonOf(row: PairRow, indicators: readonly Indicator[]): readonly PairedLevel[] {
  return indicators.flatMap(({ id, code, title }) => {
    const levels = levelsOf(row, id);
    return levels === null ? [] : [{ code, title, levels }];
  });
}
