-- A factor run can be deleted: what was computed goes, and the line stays with who deleted it, when and why.

-- AlterTable
ALTER TABLE "factor_run" ADD COLUMN     "delete_reason" TEXT,
ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "deleted_by_id" UUID;

-- A deleted run says why and holds nothing that was computed.
ALTER TABLE "factor_run" ADD CONSTRAINT "factor_run_deleted_check"
  CHECK ("deleted_at" IS NULL
    OR ("delete_reason" IS NOT NULL AND "results" IS NULL AND "school_means" IS NULL AND "computed_options" IS NULL));
