-- Factor analyses of student answers and the indices saved from them, which never change.

-- CreateTable
CREATE TABLE "factor_run" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "data_set_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "computed_options" JSONB,
    "results" JSONB,
    "school_means" JSONB,
    "data_digest" TEXT,
    "result_digest" TEXT,
    "code_version" TEXT,
    "job_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "computed_at" TIMESTAMPTZ(3),
    CONSTRAINT "factor_run_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "analysis_index" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "data_set_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "factor" INTEGER NOT NULL,
    "items" JSONB NOT NULL,
    "scoring" TEXT NOT NULL,
    "reliability" JSONB NOT NULL,
    "minimum_cell" INTEGER NOT NULL,
    "hidden_school_count" INTEGER NOT NULL,
    "result_digest" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    CONSTRAINT "analysis_index_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "school_score" (
    "id" UUID NOT NULL,
    "index_id" UUID NOT NULL,
    "school_code" INTEGER NOT NULL,
    "grade" TEXT,
    "n" INTEGER NOT NULL,
    "mean" DOUBLE PRECISION NOT NULL,
    "mean100" DOUBLE PRECISION,
    "z" DOUBLE PRECISION NOT NULL,
    "shrunken" DOUBLE PRECISION NOT NULL,
    "reliability" DOUBLE PRECISION NOT NULL,
    CONSTRAINT "school_score_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "factor_run_territory_id_created_at_id_idx" ON "factor_run"("territory_id", "created_at", "id");
-- CreateIndex
CREATE INDEX "factor_run_data_set_id_idx" ON "factor_run"("data_set_id");
-- CreateIndex
CREATE INDEX "analysis_index_territory_id_created_at_id_idx" ON "analysis_index"("territory_id", "created_at", "id");
-- CreateIndex
CREATE INDEX "analysis_index_run_id_idx" ON "analysis_index"("run_id");
-- CreateIndex
CREATE UNIQUE INDEX "analysis_index_data_set_id_name_version_key" ON "analysis_index"("data_set_id", "name", "version");
-- CreateIndex
CREATE INDEX "school_score_index_id_school_code_idx" ON "school_score"("index_id", "school_code");
-- AddForeignKey
ALTER TABLE "factor_run" ADD CONSTRAINT "factor_run_data_set_id_fkey" FOREIGN KEY ("data_set_id") REFERENCES "data_set"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "analysis_index" ADD CONSTRAINT "analysis_index_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "factor_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "analysis_index" ADD CONSTRAINT "analysis_index_data_set_id_fkey" FOREIGN KEY ("data_set_id") REFERENCES "data_set"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "school_score" ADD CONSTRAINT "school_score_index_id_fkey" FOREIGN KEY ("index_id") REFERENCES "analysis_index"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A saved index is what was computed when it was saved: its figures and its schools' are never changed.
CREATE TRIGGER analysis_index_immutable BEFORE UPDATE ON "analysis_index"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER school_score_immutable BEFORE UPDATE ON "school_score"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
