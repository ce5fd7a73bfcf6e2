import { v5 } from "uuid";
import type { PrismaClient } from "@/lib/db/generated/client";
import { WRITTEN_LESSONS } from "./calibration";
import { rubricIndicatorId, rubricVersionId } from "./rubric-ids";

const namespace = "7c1b6a3e-52a8-5b0e-9c5f-1f0a0c3d7e21";

/** The written lessons of calibration, each once and under the same id in every clone; one that is there stays as it is. */
export async function insertCalibration(db: PrismaClient): Promise<void> {
  await db.calibrationExercise.createMany({
    skipDuplicates: true,
    data: WRITTEN_LESSONS.map(({ code, version, title, rubricCode, rubricVersion, lesson, reference }) => {
      const versionId = rubricVersionId(rubricCode, rubricVersion);
      return {
        ...{ id: v5(`${code}/${version}`, namespace), code, version, title, rubricVersionId: versionId },
        lesson: lesson.map((moment) => ({ ...moment })),
        reference: reference.map(({ code: indicator, level, why }) => ({
          indicatorId: rubricIndicatorId(versionId, indicator),
          ...{ level, why },
        })),
      };
    }),
  });
}
