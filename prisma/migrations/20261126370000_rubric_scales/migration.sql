-- CreateEnum
CREATE TYPE "rubric_scale" AS ENUM ('levels', 'yes_no', 'frequency', 'count', 'time');

-- AlterTable
ALTER TABLE "rating" ADD COLUMN     "amount" INTEGER;

-- AlterTable
ALTER TABLE "rubric_indicator" ADD COLUMN     "scale" "rubric_scale" NOT NULL DEFAULT 'levels';

-- AlterTable
ALTER TABLE "rubric_version" ADD COLUMN     "lock_version" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "rubric_retirement" (
    "version_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "retired_by_id" UUID NOT NULL,
    "retired_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rubric_retirement_pkey" PRIMARY KEY ("version_id")
);

-- CreateTable
CREATE TABLE "rubric_rollout" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "programme_id" UUID NOT NULL,
    "observer_role" TEXT,
    "grades" TEXT[],
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rubric_rollout_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "rubric_rollout_territory_id_valid_from_idx" ON "rubric_rollout"("territory_id", "valid_from");

-- CreateIndex
CREATE INDEX "rubric_rollout_version_id_idx" ON "rubric_rollout"("version_id");

-- AddForeignKey
ALTER TABLE "rubric_retirement" ADD CONSTRAINT "rubric_retirement_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "rubric_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric_rollout" ADD CONSTRAINT "rubric_rollout_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "rubric_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric_rollout" ADD CONSTRAINT "rubric_rollout_territory_id_fkey" FOREIGN KEY ("territory_id") REFERENCES "territory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric_rollout" ADD CONSTRAINT "rubric_rollout_programme_id_fkey" FOREIGN KEY ("programme_id") REFERENCES "programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE rating ADD CONSTRAINT rating_amount_range CHECK (amount IS NULL OR amount BETWEEN 0 AND 999 AND level IS NULL);
ALTER TABLE rubric_rollout ADD CONSTRAINT rubric_rollout_dates CHECK (valid_to IS NULL OR valid_to > valid_from);
ALTER TABLE rubric_rollout ADD CONSTRAINT rubric_rollout_role CHECK (observer_role IN ('mentor', 'utp_head'));
CREATE TRIGGER rubric_retirement_append_only BEFORE UPDATE OR DELETE ON rubric_retirement
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
