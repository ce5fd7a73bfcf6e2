import { z } from "zod";
import { pageRequest } from "@/lib/db/page";
import type { ObservableIn, RubricScale, RubricState } from "./words";

export interface RubricLevelView {
  readonly value: number;
  readonly label: string;
  readonly descriptor: string;
}

export interface RubricIndicatorView {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly observableIn: ObservableIn;
  readonly scale: RubricScale;
  /** Empty for a scale that counts. */
  readonly levels: readonly RubricLevelView[];
}

export interface RubricSectionView {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly indicators: readonly RubricIndicatorView[];
}

export interface RubricSummary {
  /** The version's id: what visits and diagnoses point to. */
  readonly id: string;
  readonly rubricId: string;
  readonly code: string;
  readonly name: string;
  readonly version: number;
  readonly state: RubricState;
  readonly description: string;
  readonly indicatorCount: number;
  /** ISO instant; null while in preparation. */
  readonly publishedAt: string | null;
  /** False: the rubric belongs to one territory. */
  readonly isShared: boolean;
}

export interface RubricVersionView extends RubricSummary {
  /** Licence and attribution; shown wherever the rubric is shown whole. */
  readonly notice: string | null;
  readonly contentHash: string;
  readonly sections: readonly RubricSectionView[];
  /** Of the draft: what an editor sends back, so that nobody writes over somebody else's changes. */
  readonly lockVersion: number;
  /** Why it was retired; null while it was not. */
  readonly retirementReason: string | null;
  readonly can: { readonly edit: boolean; readonly publish: boolean; readonly retire: boolean };
}

/** What a rubric version says, without ids: what its hash covers. */
export interface RubricContent {
  readonly description: string;
  readonly notice: string | null;
  readonly sections: readonly {
    readonly code: string;
    readonly title: string;
    readonly indicators: readonly {
      readonly code: string;
      readonly title: string;
      readonly description: string;
      readonly observableIn: ObservableIn;
      /** Left out for levels, so that the hash of what was published before scales does not change. */
      readonly scale?: Exclude<RubricScale, "levels">;
      readonly levels: readonly RubricLevelView[];
    }[];
  }[];
}

export const rubricListRequest = pageRequest.extend({
  includeRetired: z.boolean().default(false),
});
export type RubricListRequest = z.input<typeof rubricListRequest>;

export const createRubricVersionInput = z.object({
  /** For the new version; made by whoever asks, so that asking twice makes one. */
  id: z.uuid(),
  fromVersionId: z.uuid(),
  territoryId: z.uuid(),
});
export type CreateRubricVersionInput = z.input<typeof createRubricVersionInput>;
