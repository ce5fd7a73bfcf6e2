-- Official files kept whole: uploads, national columns and registers, versions and their undoing; student answers apart; jobs.

-- CreateEnum
CREATE TYPE "upload_state" AS ENUM ('receiving', 'waiting', 'reading', 'read', 'refused', 'discarded');
-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('staged', 'published', 'superseded', 'undone', 'discarded');
-- CreateEnum
CREATE TYPE "upload_purpose" AS ENUM ('official', 'data_set');

-- CreateEnum
CREATE TYPE "data_set_role" AS ENUM ('item', 'school', 'group', 'weight');
-- CreateEnum
CREATE TYPE "job_state" AS ENUM ('waiting', 'running', 'done', 'failed', 'cancelled');
-- AlterEnum
ALTER TYPE "indicator_unit" ADD VALUE 'category';
-- DropIndex
DROP INDEX "import_batch_sha256_key";
-- DropIndex
DROP INDEX "school_indicator_batch_id_idx";
-- AlterTable
ALTER TABLE "import_batch" ADD COLUMN     "changed_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "entry_path" TEXT,
ADD COLUMN     "file_date" DATE,
ADD COLUMN     "is_extract" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "job_id" UUID,
ADD COLUMN     "new_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "published_at" TIMESTAMPTZ(3),
ADD COLUMN     "published_by_id" UUID,
ADD COLUMN     "reading" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "state" "import_state" NOT NULL DEFAULT 'published',
ADD COLUMN     "territories" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "unchanged_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "undo_reason" TEXT,
ADD COLUMN     "undone_at" TIMESTAMPTZ(3),
ADD COLUMN     "undone_by_id" UUID,
ADD COLUMN     "upload_id" UUID,
ADD COLUMN     "warnings" JSONB NOT NULL DEFAULT '[]';
-- CreateTable
CREATE TABLE "import_upload" (
    "id" UUID NOT NULL,
    "purpose" "upload_purpose" NOT NULL DEFAULT 'official',
    "file_name" TEXT NOT NULL,
    "byte_count" INTEGER NOT NULL,
    "sha256" TEXT,
    "state" "upload_state" NOT NULL,
    "problem" JSONB,
    "uploaded_by_id" UUID,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "job_id" UUID,
    CONSTRAINT "import_upload_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "import_upload_part" (
    "upload_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    CONSTRAINT "import_upload_part_pkey" PRIMARY KEY ("upload_id","sequence")
);
-- CreateTable
CREATE TABLE "import_rejection" (
    "batch_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "column" TEXT,
    "value" TEXT,
    "reason" TEXT NOT NULL,
    CONSTRAINT "import_rejection_pkey" PRIMARY KEY ("batch_id","sequence")
);
-- CreateTable
CREATE TABLE "official_column" (
    "id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "indicator_id" UUID NOT NULL,
    "grade" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "is_current" BOOLEAN NOT NULL,
    "school_count" INTEGER NOT NULL,
    "rbds" BYTEA NOT NULL,
    "source_rows" BYTEA NOT NULL,
    "values" BYTEA NOT NULL,
    "statuses" BYTEA NOT NULL,
    "counts" BYTEA,
    "gse_groups" BYTEA,
    "previous_differences" BYTEA,
    "previous_significance" BYTEA,
    "gse_differences" BYTEA,
    "gse_significance" BYTEA,
    "marks" BYTEA,
    "mark_texts" TEXT[],
    CONSTRAINT "official_column_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "directory_entry" (
    "batch_id" UUID NOT NULL,
    "rbd" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "cut" CHAR(5) NOT NULL,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "is_rural" BOOLEAN NOT NULL,
    "enrolment" INTEGER,
    "dependence" "dependence" NOT NULL,
    "state" "school_state" NOT NULL,
    "has_pie" BOOLEAN,
    "levels" TEXT[],
    "source_row" INTEGER NOT NULL,
    CONSTRAINT "directory_entry_pkey" PRIMARY KEY ("batch_id","rbd")
);
-- CreateTable
CREATE TABLE "slep_commune" (
    "batch_id" UUID NOT NULL,
    "cut" CHAR(5) NOT NULL,
    "slep_name" TEXT NOT NULL,
    "commune_name" TEXT NOT NULL,
    "region_code" INTEGER NOT NULL,
    "region_name" TEXT NOT NULL,
    "transfer_year" INTEGER,
    "source_row" INTEGER NOT NULL,
    CONSTRAINT "slep_commune_pkey" PRIMARY KEY ("batch_id","cut")
);
-- CreateTable
CREATE TABLE "commune_entry" (
    "batch_id" UUID NOT NULL,
    "cut" CHAR(5) NOT NULL,
    "name" TEXT NOT NULL,
    "province_name" TEXT NOT NULL,
    "region_code" INTEGER NOT NULL,
    "region_name" TEXT NOT NULL,
    "boundary" JSONB NOT NULL,
    "source_row" INTEGER NOT NULL,
    CONSTRAINT "commune_entry_pkey" PRIMARY KEY ("batch_id","cut")
);
-- CreateTable
CREATE TABLE "codebook" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "grade" TEXT,
    "year" INTEGER,
    "source" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    CONSTRAINT "codebook_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "codebook_item" (
    "id" UUID NOT NULL,
    "codebook_id" UUID NOT NULL,
    "variable" TEXT NOT NULL,
    "section" TEXT,
    "wording" TEXT NOT NULL,
    "scale" JSONB NOT NULL,
    "is_reversed" BOOLEAN NOT NULL DEFAULT false,
    "missing_codes" INTEGER[],
    "sort_order" INTEGER NOT NULL,
    CONSTRAINT "codebook_item_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "data_set" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "codebook_id" UUID,
    "name" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "grade" TEXT,
    "year" INTEGER,
    "is_synthetic" BOOLEAN NOT NULL DEFAULT false,
    "school_id_kind" TEXT,
    "conditions" TEXT NOT NULL,
    "minimum_cell" INTEGER NOT NULL DEFAULT 10,
    "respondent_count" INTEGER NOT NULL,
    "rejected_count" INTEGER NOT NULL DEFAULT 0,
    "rejections" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "deleted_at" TIMESTAMPTZ(3),
    "deleted_by_id" UUID,
    "delete_reason" TEXT,
    CONSTRAINT "data_set_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "data_set_column" (
    "id" UUID NOT NULL,
    "data_set_id" UUID NOT NULL,
    "variable" TEXT NOT NULL,
    "role" "data_set_role" NOT NULL,
    "labels" TEXT[],
    "values" BYTEA NOT NULL,
    "counts" JSONB NOT NULL DEFAULT '[]',
    "missing_count" INTEGER NOT NULL,
    "sort_order" INTEGER NOT NULL,
    CONSTRAINT "data_set_column_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "data_set_draft" (
    "id" UUID NOT NULL,
    "upload_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "codebook_id" UUID,
    "plan" JSONB,
    "preview" JSONB,
    "statement" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "data_set_draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_set_grant" (
    "id" UUID NOT NULL,
    "data_set_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "granted_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "data_set_grant_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "job" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "asked_by_id" UUID,
    "input" JSONB NOT NULL,
    "state" "job_state" NOT NULL,
    "stage" TEXT,
    "progress_done" INTEGER NOT NULL DEFAULT 0,
    "progress_total" INTEGER,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "interruptions" INTEGER NOT NULL DEFAULT 0,
    "problem" JSONB,
    "result" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "heartbeat_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "cancel_asked_at" TIMESTAMPTZ(3),
    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "school_indicator_indicator_id_grade_year_idx" ON "school_indicator"("indicator_id", "grade", "year");
-- CreateIndex
CREATE INDEX "import_upload_uploaded_at_id_idx" ON "import_upload"("uploaded_at", "id");
-- CreateIndex
CREATE INDEX "import_upload_sha256_idx" ON "import_upload"("sha256");
-- CreateIndex
CREATE INDEX "official_column_indicator_id_grade_year_idx" ON "official_column"("indicator_id", "grade", "year");
-- CreateIndex
CREATE UNIQUE INDEX "official_column_batch_id_indicator_id_grade_year_key" ON "official_column"("batch_id", "indicator_id", "grade", "year");
-- CreateIndex
CREATE UNIQUE INDEX "codebook_item_codebook_id_variable_key" ON "codebook_item"("codebook_id", "variable");
-- CreateIndex
CREATE INDEX "data_set_territory_id_created_at_id_idx" ON "data_set"("territory_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "data_set_draft_upload_id_key" ON "data_set_draft"("upload_id");

-- CreateIndex
CREATE INDEX "data_set_draft_person_id_idx" ON "data_set_draft"("person_id");
-- CreateIndex
CREATE UNIQUE INDEX "data_set_column_data_set_id_variable_key" ON "data_set_column"("data_set_id", "variable");
-- CreateIndex
CREATE INDEX "data_set_grant_person_id_idx" ON "data_set_grant"("person_id");
-- CreateIndex
CREATE INDEX "data_set_grant_data_set_id_idx" ON "data_set_grant"("data_set_id");
-- CreateIndex
CREATE INDEX "job_asked_by_id_created_at_idx" ON "job"("asked_by_id", "created_at");
-- CreateIndex
CREATE INDEX "job_state_idx" ON "job"("state");
-- CreateIndex
CREATE INDEX "import_batch_sha256_idx" ON "import_batch"("sha256");
-- CreateIndex
CREATE INDEX "import_batch_family_grade_year_idx" ON "import_batch"("family", "grade", "year");
-- CreateIndex
CREATE INDEX "import_batch_imported_at_id_idx" ON "import_batch"("imported_at", "id");
-- CreateIndex
CREATE INDEX "import_batch_upload_id_idx" ON "import_batch"("upload_id");
-- AddForeignKey
ALTER TABLE "import_upload_part" ADD CONSTRAINT "import_upload_part_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "import_upload"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "import_upload"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "import_rejection" ADD CONSTRAINT "import_rejection_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "official_column" ADD CONSTRAINT "official_column_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "official_column" ADD CONSTRAINT "official_column_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "codebook_item" ADD CONSTRAINT "codebook_item_codebook_id_fkey" FOREIGN KEY ("codebook_id") REFERENCES "codebook"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "data_set" ADD CONSTRAINT "data_set_codebook_id_fkey" FOREIGN KEY ("codebook_id") REFERENCES "codebook"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "data_set" ADD CONSTRAINT "data_set_territory_id_fkey" FOREIGN KEY ("territory_id") REFERENCES "territory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_set_draft" ADD CONSTRAINT "data_set_draft_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "import_upload"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_set_column" ADD CONSTRAINT "data_set_column_data_set_id_fkey" FOREIGN KEY ("data_set_id") REFERENCES "data_set"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "data_set_grant" ADD CONSTRAINT "data_set_grant_data_set_id_fkey" FOREIGN KEY ("data_set_id") REFERENCES "data_set"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "data_set_grant" ADD CONSTRAINT "data_set_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- what the database refuses --------------------------------------------------------------------------------------------
-- One version of a figure is the current one.
CREATE UNIQUE INDEX official_column_one_current ON official_column (indicator_id, grade, year) WHERE is_current;
CREATE UNIQUE INDEX import_batch_one_per_file ON import_batch (sha256, coalesce(entry_path, ''), family)
  WHERE state IN ('published', 'superseded') AND NOT is_extract;
ALTER TABLE data_set_grant ADD CONSTRAINT data_set_grant_dates CHECK (valid_to > valid_from);
ALTER TABLE data_set ADD CONSTRAINT data_set_minimum_cell CHECK (minimum_cell >= 3);

-- What was read from a file stays as it was read; only whether it is the current version changes.
CREATE FUNCTION refuse_column_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.rbds <> OLD.rbds OR NEW."values" IS DISTINCT FROM OLD."values" OR NEW.statuses <> OLD.statuses
     OR NEW.source_rows <> OLD.source_rows OR NEW.batch_id <> OLD.batch_id OR NEW.indicator_id <> OLD.indicator_id
     OR NEW.grade <> OLD.grade OR NEW.year <> OLD.year THEN
    RAISE EXCEPTION 'IMMUTABLE: official column';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER official_column_as_read BEFORE UPDATE ON official_column
  FOR EACH ROW EXECUTE FUNCTION refuse_column_change();

-- how it is stored -----------------------------------------------------------------------------------------------------
-- Packed arrays and files are read whole: compressing them costs more than it saves.
ALTER TABLE import_upload_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
ALTER TABLE official_column ALTER COLUMN rbds SET STORAGE EXTERNAL, ALTER COLUMN source_rows SET STORAGE EXTERNAL,
  ALTER COLUMN "values" SET STORAGE EXTERNAL, ALTER COLUMN statuses SET STORAGE EXTERNAL,
  ALTER COLUMN counts SET STORAGE EXTERNAL, ALTER COLUMN gse_groups SET STORAGE EXTERNAL,
  ALTER COLUMN previous_differences SET STORAGE EXTERNAL, ALTER COLUMN previous_significance SET STORAGE EXTERNAL,
  ALTER COLUMN gse_differences SET STORAGE EXTERNAL, ALTER COLUMN gse_significance SET STORAGE EXTERNAL,
  ALTER COLUMN marks SET STORAGE EXTERNAL;
ALTER TABLE data_set_column ALTER COLUMN "values" SET STORAGE EXTERNAL;
-- A new version of a file changes figures in place: with room in their pages and no index on what changes, no index is written.
ALTER TABLE school_indicator SET (fillfactor = 60);
