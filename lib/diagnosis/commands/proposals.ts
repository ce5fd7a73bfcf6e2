import "server-only";
import type { Actor } from "@/lib/access/schema";
import { newId } from "@/lib/db/id";
import type { Tx } from "@/lib/db/transaction";
import { getSchoolResults } from "@/lib/evidence/queries/results";
import { getProgramme, listFocusAreas } from "@/lib/programme/queries";
import type { FocusAreaView, ProgrammeView } from "@/lib/programme/schema";
import { unscopedIndicatorLessons } from "../queries/lessons";
import { findingsOf, proposeNeeds, type Proposal } from "../rules/need-rule";
import { newestResults, resultsThatAgree, resultWords } from "../rules/official-context";
import type { OfficialResult } from "../schema/snapshot";

/** What the rule reads besides the lessons; read before the transaction, because none of it changes with it. */
export interface RuleSources {
  readonly programme: ProgrammeView;
  readonly areas: readonly FocusAreaView[];
  readonly results: readonly OfficialResult[];
}

/** Reads what the need rule needs of a school and a year. NOT_FOUND if the territory has no programme in that year. */
export async function readRuleSources(
  actor: Actor,
  place: { readonly territoryId: string; readonly schoolId: string; readonly schoolYear: number },
): Promise<RuleSources> {
  const [programme, areas, results] = await Promise.all([
    getProgramme(actor, place),
    listFocusAreas(actor),
    getSchoolResults(actor, place.schoolId),
  ]);
  return { programme, areas, results: newestResults(results) };
}

/**
 * Applies the need rule to the lessons as they stand and writes what it proposes into a draft, after the needs that
 * are already there and without repeating their indicators. Returns how many it wrote.
 */
export async function writeProposals(
  actor: Actor,
  tx: Tx,
  target: {
    readonly versionId: string;
    readonly schoolId: string;
    readonly rubricVersionId: string;
    readonly sources: RuleSources;
    readonly kept: readonly { readonly rubricIndicatorId: string | null }[];
  },
): Promise<number> {
  const { programme, areas, results } = target.sources;
  const lessons = await unscopedIndicatorLessons(actor, tx, {
    schoolId: target.schoolId,
    rubricVersionId: target.rubricVersionId,
    from: programme.startsOn,
    to: programme.endsOn,
  });
  const covered = new Set(target.kept.map((need) => need.rubricIndicatorId));
  const proposals = proposeNeeds(
    findingsOf(lessons, programme.needThreshold),
    areas,
    programme.needThreshold,
  ).filter((proposal) => !covered.has(proposal.indicatorId));
  for (const [index, proposal] of proposals.entries()) {
    const standards = areas.find((area) => area.id === proposal.focusAreaId)?.standards ?? [];
    await tx.need.create({
      data: {
        id: newId(),
        territoryId: programme.territoryId,
        versionId: target.versionId,
        focusAreaId: proposal.focusAreaId,
        rubricIndicatorId: proposal.indicatorId,
        level: "school",
        statement: proposal.statement,
        impact: proposal.impact,
        feasibility: proposal.feasibility,
        urgency: proposal.urgency,
        proposedByRule: true,
        ruleText: proposal.ruleText,
        sortOrder: target.kept.length + index + 1,
        evidence: { create: evidenceOf(proposal, resultsThatAgree(results, standards)) },
      },
    });
  }
  return proposals.length;
}

function evidenceOf(proposal: Proposal, figures: readonly OfficialResult[]) {
  const lessons = proposal.observationIds.map((observationId) => ({ observationId }));
  const context = figures.map((figure) => ({
    schoolIndicatorId: figure.figureId,
    text: resultWords(figure),
  }));
  return [...lessons, ...context].map((evidence, index) => ({
    ...evidence,
    id: newId(),
    sortOrder: index + 1,
  }));
}
