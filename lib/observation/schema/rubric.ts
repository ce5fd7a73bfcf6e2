import { z } from "zod";
import { pageRequest } from "@/lib/db/page";
import type { ObservableIn, RubricState } from "./words";

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
  readonly can: { readonly publish: boolean; readonly retire: boolean };
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
