-- Field work (cases, informants, consents, sessions, transcripts, codes) and the model of support built on it.
-- CreateEnum
CREATE TYPE "study_role" AS ENUM ('lead', 'coder');

-- CreateEnum
CREATE TYPE "informant_role" AS ENUM ('daem_head', 'principal', 'utp_head', 'outstanding_teacher', 'teacher');

-- CreateEnum
CREATE TYPE "fieldwork_kind" AS ENUM ('interview', 'focus_group');

-- CreateEnum
CREATE TYPE "model_dimension" AS ENUM ('diagnosis', 'foci', 'method');

-- CreateEnum
CREATE TYPE "consent_scope" AS ENUM ('participate', 'quote', 'archive');

-- CreateEnum
CREATE TYPE "signature_kind" AS ENUM ('paper', 'digital', 'oral');

-- CreateEnum
CREATE TYPE "field_place_kind" AS ENUM ('school', 'sponsor', 'remote', 'other');

-- CreateEnum
CREATE TYPE "field_mode" AS ENUM ('in_person', 'video_call', 'phone');

-- CreateEnum
CREATE TYPE "field_session_state" AS ENUM ('planned', 'held', 'cancelled');

-- CreateEnum
CREATE TYPE "source_state" AS ENUM ('raw', 'checked', 'ready', 'withdrawn');

-- CreateEnum
CREATE TYPE "source_format" AS ENUM ('typed', 'txt', 'docx', 'vtt', 'srt', 'refi');

-- CreateEnum
CREATE TYPE "speaker_kind" AS ENUM ('informant', 'interviewer', 'other');

-- CreateEnum
CREATE TYPE "pseudonym_kind" AS ENUM ('person', 'school', 'place', 'other');

-- CreateEnum
CREATE TYPE "coding_round_state" AS ENUM ('open', 'revealed');

-- CreateEnum
CREATE TYPE "memo_target" AS ENUM ('study', 'source', 'code', 'coding');

-- CreateEnum
CREATE TYPE "exchange_direction" AS ENUM ('received', 'sent');

-- CreateEnum
CREATE TYPE "exchange_kind" AS ENUM ('project', 'codebook');

-- CreateEnum
CREATE TYPE "statement_strength" AS ENUM ('tentative', 'moderate', 'strong');

-- CreateEnum
CREATE TYPE "statement_evidence_kind" AS ENUM ('coding', 'relation', 'case', 'diagnosis', 'result');

-- AlterTable
ALTER TABLE "programme" ADD COLUMN     "adopted_model_version_id" UUID;

-- CreateTable
CREATE TABLE "field_study" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "case_selection_id" UUID,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "field_study_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "field_study_member" (
    "id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "study_role" NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "field_study_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "study_case" (
    "id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "zone_label" TEXT NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "sign" TEXT,
    "reason" TEXT NOT NULL,

    CONSTRAINT "study_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "planned_informant" (
    "case_id" UUID NOT NULL,
    "role" "informant_role" NOT NULL,
    "target_count" INTEGER NOT NULL,

    CONSTRAINT "planned_informant_pkey" PRIMARY KEY ("case_id","role")
);

-- CreateTable
CREATE TABLE "instrument" (
    "id" UUID NOT NULL,
    "study_id" UUID,
    "kind" "fieldwork_kind" NOT NULL,
    "role" "informant_role" NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "instrument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instrument_version" (
    "id" UUID NOT NULL,
    "instrument_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" "version_state" NOT NULL,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "lock_version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "instrument_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "informant" (
    "id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "role" "informant_role" NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "informant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent_text" (
    "id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consent_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "informant_id" UUID NOT NULL,
    "consent_text_id" UUID NOT NULL,
    "scopes" "consent_scope"[],
    "signature" "signature_kind" NOT NULL,
    "signed_on" DATE NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_id" UUID,
    "withdrawn_scopes" "consent_scope"[],
    "withdrawal_proof" JSONB,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "field_session" (
    "id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" "fieldwork_kind" NOT NULL,
    "instrument_version_id" UUID NOT NULL,
    "planned_on" DATE NOT NULL,
    "held_on" DATE,
    "place" "field_place_kind" NOT NULL,
    "mode" "field_mode" NOT NULL,
    "interviewer_id" UUID NOT NULL,
    "state" "field_session_state" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "field_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "field_session_informant" (
    "session_id" UUID NOT NULL,
    "informant_id" UUID NOT NULL,

    CONSTRAINT "field_session_informant_pkey" PRIMARY KEY ("session_id","informant_id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "session_id" UUID,
    "name" TEXT NOT NULL,
    "state" "source_state" NOT NULL,
    "format" "source_format" NOT NULL,
    "text" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "code_points" INTEGER NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'es',
    "refi_guid" UUID,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ready_at" TIMESTAMPTZ(3),
    "lock_version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_turn" (
    "id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "starts_at" INTEGER NOT NULL,
    "ends_at" INTEGER NOT NULL,
    "speaker" "speaker_kind" NOT NULL,
    "label" TEXT NOT NULL,
    "informant_id" UUID,

    CONSTRAINT "source_turn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pseudonym_key" (
    "id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "name_cipher" BYTEA NOT NULL,
    "name_digest" TEXT NOT NULL,
    "kind" "pseudonym_kind" NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "informant_id" UUID,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pseudonym_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "code" (
    "id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "parent_id" UUID,
    "dimension" "model_dimension",
    "name" TEXT NOT NULL,
    "colour" TEXT NOT NULL,
    "definition" TEXT NOT NULL DEFAULT '',
    "when_to_use" TEXT NOT NULL DEFAULT '',
    "when_not" TEXT NOT NULL DEFAULT '',
    "example" TEXT NOT NULL DEFAULT '',
    "is_codable" BOOLEAN NOT NULL DEFAULT true,
    "sort_order" INTEGER NOT NULL,
    "refi_guid" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "lock_version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coder" (
    "id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "person_id" UUID,
    "name" TEXT NOT NULL,
    "refi_guid" UUID,

    CONSTRAINT "coder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coding" (
    "id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,
    "code_id" UUID NOT NULL,
    "coder_id" UUID NOT NULL,
    "starts_at" INTEGER NOT NULL,
    "ends_at" INTEGER NOT NULL,
    "round_id" UUID,
    "refi_guid" UUID,
    "refi_selection_guid" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "coding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coding_round" (
    "id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "is_blind" BOOLEAN NOT NULL DEFAULT true,
    "state" "coding_round_state" NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revealed_at" TIMESTAMPTZ(3),

    CONSTRAINT "coding_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coding_round_source" (
    "round_id" UUID NOT NULL,
    "source_id" UUID NOT NULL,

    CONSTRAINT "coding_round_source_pkey" PRIMARY KEY ("round_id","source_id")
);

-- CreateTable
CREATE TABLE "coding_round_coder" (
    "round_id" UUID NOT NULL,
    "coder_id" UUID NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "coding_round_coder_pkey" PRIMARY KEY ("round_id","coder_id")
);

-- CreateTable
CREATE TABLE "memo" (
    "id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "target" "memo_target" NOT NULL,
    "target_id" UUID NOT NULL,
    "coder_id" UUID,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "refi_guid" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "lock_version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "memo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exchange_report" (
    "id" UUID NOT NULL,
    "study_id" UUID NOT NULL,
    "direction" "exchange_direction" NOT NULL,
    "kind" "exchange_kind" NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "origin" TEXT,
    "counts" JSONB NOT NULL,
    "left_out" JSONB NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exchange_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support_model" (
    "id" UUID NOT NULL,
    "territory_id" UUID,
    "name" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "support_model_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_version" (
    "id" UUID NOT NULL,
    "model_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" "version_state" NOT NULL,
    "summary" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "content_hash" TEXT,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "lock_version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "model_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "dimension" "model_dimension" NOT NULL,
    "text" TEXT NOT NULL,
    "strength" "statement_strength" NOT NULL,
    "sort_order" INTEGER NOT NULL,

    CONSTRAINT "statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_evidence" (
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "kind" "statement_evidence_kind" NOT NULL,
    "target_id" UUID NOT NULL,
    "quote" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statement_evidence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "field_study_territory_id_idx" ON "field_study"("territory_id");

-- CreateIndex
CREATE INDEX "field_study_member_person_id_study_id_idx" ON "field_study_member"("person_id", "study_id");

-- CreateIndex
CREATE INDEX "field_study_member_study_id_idx" ON "field_study_member"("study_id");

-- CreateIndex
CREATE INDEX "study_case_territory_id_idx" ON "study_case"("territory_id");

-- CreateIndex
CREATE INDEX "study_case_school_id_idx" ON "study_case"("school_id");

-- CreateIndex
CREATE UNIQUE INDEX "study_case_study_id_school_id_key" ON "study_case"("study_id", "school_id");

-- CreateIndex
CREATE UNIQUE INDEX "study_case_study_id_pseudonym_key" ON "study_case"("study_id", "pseudonym");

-- CreateIndex
CREATE INDEX "instrument_study_id_idx" ON "instrument"("study_id");

-- CreateIndex
CREATE UNIQUE INDEX "instrument_version_instrument_id_version_key" ON "instrument_version"("instrument_id", "version");

-- CreateIndex
CREATE INDEX "informant_case_id_idx" ON "informant"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "informant_study_id_pseudonym_key" ON "informant"("study_id", "pseudonym");

-- CreateIndex
CREATE UNIQUE INDEX "consent_text_study_id_version_key" ON "consent_text"("study_id", "version");

-- CreateIndex
CREATE INDEX "consent_informant_id_idx" ON "consent"("informant_id");

-- CreateIndex
CREATE INDEX "consent_consent_text_id_idx" ON "consent"("consent_text_id");

-- CreateIndex
CREATE INDEX "field_session_study_id_planned_on_idx" ON "field_session"("study_id", "planned_on");

-- CreateIndex
CREATE INDEX "field_session_case_id_idx" ON "field_session"("case_id");

-- CreateIndex
CREATE INDEX "field_session_instrument_version_id_idx" ON "field_session"("instrument_version_id");

-- CreateIndex
CREATE INDEX "field_session_interviewer_id_idx" ON "field_session"("interviewer_id");

-- CreateIndex
CREATE INDEX "field_session_informant_informant_id_idx" ON "field_session_informant"("informant_id");

-- CreateIndex
CREATE INDEX "source_study_id_state_idx" ON "source"("study_id", "state");

-- CreateIndex
CREATE INDEX "source_session_id_idx" ON "source"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_study_id_refi_guid_key" ON "source"("study_id", "refi_guid");

-- CreateIndex
CREATE INDEX "source_turn_informant_id_idx" ON "source_turn"("informant_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_turn_source_id_position_key" ON "source_turn"("source_id", "position");

-- CreateIndex
CREATE INDEX "pseudonym_key_informant_id_idx" ON "pseudonym_key"("informant_id");

-- CreateIndex
CREATE UNIQUE INDEX "pseudonym_key_study_id_name_digest_key" ON "pseudonym_key"("study_id", "name_digest");

-- CreateIndex
CREATE INDEX "code_study_id_sort_order_idx" ON "code"("study_id", "sort_order");

-- CreateIndex
CREATE INDEX "code_parent_id_idx" ON "code"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "code_study_id_refi_guid_key" ON "code"("study_id", "refi_guid");

-- CreateIndex
CREATE INDEX "coder_person_id_idx" ON "coder"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "coder_study_id_person_id_key" ON "coder"("study_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "coder_study_id_refi_guid_key" ON "coder"("study_id", "refi_guid");

-- CreateIndex
CREATE INDEX "coding_source_id_starts_at_ends_at_idx" ON "coding"("source_id", "starts_at", "ends_at");

-- CreateIndex
CREATE INDEX "coding_code_id_source_id_idx" ON "coding"("code_id", "source_id");

-- CreateIndex
CREATE INDEX "coding_coder_id_source_id_idx" ON "coding"("coder_id", "source_id");

-- CreateIndex
CREATE INDEX "coding_round_id_idx" ON "coding"("round_id");

-- CreateIndex
CREATE UNIQUE INDEX "coding_study_id_refi_guid_key" ON "coding"("study_id", "refi_guid");

-- CreateIndex
CREATE INDEX "coding_round_study_id_idx" ON "coding_round"("study_id");

-- CreateIndex
CREATE INDEX "coding_round_source_source_id_idx" ON "coding_round_source"("source_id");

-- CreateIndex
CREATE INDEX "coding_round_coder_coder_id_idx" ON "coding_round_coder"("coder_id");

-- CreateIndex
CREATE INDEX "memo_target_target_id_idx" ON "memo"("target", "target_id");

-- CreateIndex
CREATE INDEX "memo_coder_id_idx" ON "memo"("coder_id");

-- CreateIndex
CREATE UNIQUE INDEX "memo_study_id_refi_guid_target_target_id_key" ON "memo"("study_id", "refi_guid", "target", "target_id");

-- CreateIndex
CREATE INDEX "exchange_report_study_id_created_at_idx" ON "exchange_report"("study_id", "created_at");

-- CreateIndex
CREATE INDEX "support_model_territory_id_idx" ON "support_model"("territory_id");

-- CreateIndex
CREATE UNIQUE INDEX "model_version_model_id_version_key" ON "model_version"("model_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "statement_version_id_line_id_key" ON "statement"("version_id", "line_id");

-- CreateIndex
CREATE INDEX "statement_evidence_statement_id_idx" ON "statement_evidence"("statement_id");

-- CreateIndex
CREATE INDEX "statement_evidence_kind_target_id_idx" ON "statement_evidence"("kind", "target_id");

-- CreateIndex
CREATE INDEX "programme_adopted_model_version_id_idx" ON "programme"("adopted_model_version_id");

-- AddForeignKey
ALTER TABLE "field_study" ADD CONSTRAINT "field_study_territory_id_fkey" FOREIGN KEY ("territory_id") REFERENCES "territory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_study" ADD CONSTRAINT "field_study_case_selection_id_fkey" FOREIGN KEY ("case_selection_id") REFERENCES "case_selection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_study_member" ADD CONSTRAINT "field_study_member_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "field_study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_study_member" ADD CONSTRAINT "field_study_member_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "study_case" ADD CONSTRAINT "study_case_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "field_study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "study_case" ADD CONSTRAINT "study_case_territory_id_fkey" FOREIGN KEY ("territory_id") REFERENCES "territory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "study_case" ADD CONSTRAINT "study_case_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "planned_informant" ADD CONSTRAINT "planned_informant_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "study_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instrument" ADD CONSTRAINT "instrument_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "field_study"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instrument_version" ADD CONSTRAINT "instrument_version_instrument_id_fkey" FOREIGN KEY ("instrument_id") REFERENCES "instrument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "informant" ADD CONSTRAINT "informant_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "field_study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "informant" ADD CONSTRAINT "informant_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "study_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_text" ADD CONSTRAINT "consent_text_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "field_study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_informant_id_fkey" FOREIGN KEY ("informant_id") REFERENCES "informant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_consent_text_id_fkey" FOREIGN KEY ("consent_text_id") REFERENCES "consent_text"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_session" ADD CONSTRAINT "field_session_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "field_study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_session" ADD CONSTRAINT "field_session_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "study_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_session" ADD CONSTRAINT "field_session_instrument_version_id_fkey" FOREIGN KEY ("instrument_version_id") REFERENCES "instrument_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_session" ADD CONSTRAINT "field_session_interviewer_id_fkey" FOREIGN KEY ("interviewer_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_session_informant" ADD CONSTRAINT "field_session_informant_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "field_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_session_informant" ADD CONSTRAINT "field_session_informant_informant_id_fkey" FOREIGN KEY ("informant_id") REFERENCES "informant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "field_study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source" ADD CONSTRAINT "source_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "field_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_turn" ADD CONSTRAINT "source_turn_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_turn" ADD CONSTRAINT "source_turn_informant_id_fkey" FOREIGN KEY ("informant_id") REFERENCES "informant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pseudonym_key" ADD CONSTRAINT "pseudonym_key_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "field_study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pseudonym_key" ADD CONSTRAINT "pseudonym_key_informant_id_fkey" FOREIGN KEY ("informant_id") REFERENCES "informant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code" ADD CONSTRAINT "code_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "field_study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code" ADD CONSTRAINT "code_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "code"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coder" ADD CONSTRAINT "coder_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "field_study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coder" ADD CONSTRAINT "coder_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coding" ADD CONSTRAINT "coding_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "field_study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coding" ADD CONSTRAINT "coding_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coding" ADD CONSTRAINT "coding_code_id_fkey" FOREIGN KEY ("code_id") REFERENCES "code"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coding" ADD CONSTRAINT "coding_coder_id_fkey" FOREIGN KEY ("coder_id") REFERENCES "coder"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coding" ADD CONSTRAINT "coding_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "coding_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coding_round" ADD CONSTRAINT "coding_round_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "field_study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coding_round_source" ADD CONSTRAINT "coding_round_source_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "coding_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coding_round_source" ADD CONSTRAINT "coding_round_source_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coding_round_coder" ADD CONSTRAINT "coding_round_coder_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "coding_round"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coding_round_coder" ADD CONSTRAINT "coding_round_coder_coder_id_fkey" FOREIGN KEY ("coder_id") REFERENCES "coder"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memo" ADD CONSTRAINT "memo_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "field_study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memo" ADD CONSTRAINT "memo_coder_id_fkey" FOREIGN KEY ("coder_id") REFERENCES "coder"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exchange_report" ADD CONSTRAINT "exchange_report_study_id_fkey" FOREIGN KEY ("study_id") REFERENCES "field_study"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_model" ADD CONSTRAINT "support_model_territory_id_fkey" FOREIGN KEY ("territory_id") REFERENCES "territory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "model_version" ADD CONSTRAINT "model_version_model_id_fkey" FOREIGN KEY ("model_id") REFERENCES "support_model"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement" ADD CONSTRAINT "statement_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "model_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_evidence" ADD CONSTRAINT "statement_evidence_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme" ADD CONSTRAINT "programme_adopted_model_version_id_fkey" FOREIGN KEY ("adopted_model_version_id") REFERENCES "model_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ranges ---------------------------------------------------------------------------------------------------------------
ALTER TABLE field_study_member ADD CONSTRAINT field_study_member_dates CHECK (valid_to IS NULL OR valid_to >= valid_from);
ALTER TABLE planned_informant ADD CONSTRAINT planned_informant_count CHECK (target_count BETWEEN 0 AND 50);
ALTER TABLE study_case ADD CONSTRAINT study_case_sign CHECK (sign IN ('positive', 'negative'));
ALTER TABLE field_session ADD CONSTRAINT field_session_held CHECK ((state = 'held') = (held_on IS NOT NULL));
ALTER TABLE consent ADD CONSTRAINT consent_withdrawal_whole CHECK (
  (withdrawn_at IS NULL) = (withdrawn_by_id IS NULL) AND (withdrawn_at IS NULL) = (cardinality(withdrawn_scopes) = 0)
  AND (withdrawn_at IS NULL) = (withdrawal_proof IS NULL));
ALTER TABLE consent ADD CONSTRAINT consent_scopes CHECK ('participate' = ANY (scopes) AND withdrawn_scopes <@ scopes);
ALTER TABLE source ADD CONSTRAINT source_code_points CHECK (code_points = char_length(text));
ALTER TABLE source ADD CONSTRAINT source_withdrawn_empty CHECK (state <> 'withdrawn' OR text = '');
ALTER TABLE source_turn ADD CONSTRAINT source_turn_range CHECK (starts_at >= 0 AND ends_at >= starts_at);
ALTER TABLE source_turn ADD CONSTRAINT source_turn_speaker CHECK (informant_id IS NULL OR speaker = 'informant');
ALTER TABLE coding ADD CONSTRAINT coding_range CHECK (starts_at >= 0 AND ends_at >= starts_at);
ALTER TABLE code ADD CONSTRAINT code_colour CHECK (colour ~ '^#[0-9a-f]{6}$');
ALTER TABLE code ADD CONSTRAINT code_not_its_parent CHECK (parent_id <> id);
ALTER TABLE coding_round ADD CONSTRAINT coding_round_revealed CHECK ((state = 'revealed') = (revealed_at IS NOT NULL));
ALTER TABLE model_version ADD CONSTRAINT model_version_published
  CHECK ((state = 'draft') = (published_at IS NULL) AND (state = 'draft' OR content_hash IS NOT NULL));

-- at most one ------------------------------------------------------------------------------------------------------------
CREATE UNIQUE INDEX field_study_member_once ON field_study_member (study_id, person_id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX consent_one_in_force ON consent (informant_id) WHERE NOT ('participate' = ANY (withdrawn_scopes));
CREATE UNIQUE INDEX instrument_version_one_draft ON instrument_version (instrument_id) WHERE state = 'draft';
CREATE UNIQUE INDEX model_version_one_draft ON model_version (model_id) WHERE state = 'draft';
-- The same coder marks the same passage with the same code once; what came in a file is told apart by its own id.
CREATE UNIQUE INDEX coding_once ON coding (coder_id, source_id, code_id, starts_at, ends_at) WHERE refi_guid IS NULL;

-- what never changes -------------------------------------------------------------------------------------------------------
CREATE TRIGGER consent_text_append_only BEFORE UPDATE OR DELETE ON consent_text
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER exchange_report_append_only BEFORE UPDATE OR DELETE ON exchange_report
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A published guide or model version keeps its content; it may only be retired.
CREATE TRIGGER instrument_version_published BEFORE UPDATE OR DELETE ON instrument_version
  FOR EACH ROW EXECUTE FUNCTION refuse_published_rubric();
CREATE TRIGGER model_version_kept BEFORE UPDATE OR DELETE ON model_version
  FOR EACH ROW EXECUTE FUNCTION refuse_published_rubric();

-- A consent is what was signed: its scopes may be withdrawn, never given back, and nothing else of it changes.
CREATE FUNCTION refuse_consent_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['withdrawn_at', 'withdrawn_by_id', 'withdrawn_scopes', 'withdrawal_proof'];
BEGIN
  IF TG_OP = 'DELETE' OR NOT (OLD.withdrawn_scopes <@ NEW.withdrawn_scopes)
     OR to_jsonb(NEW) - free IS DISTINCT FROM to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'IMMUTABLE: consent';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER consent_as_signed BEFORE UPDATE OR DELETE ON consent
  FOR EACH ROW EXECUTE FUNCTION refuse_consent_change();

CREATE FUNCTION refuse_published_statement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  part jsonb := to_jsonb(CASE WHEN TG_OP = 'INSERT' THEN NEW ELSE OLD END);
  parent uuid := (part ->> 'version_id')::uuid;
BEGIN
  IF parent IS NULL THEN
    SELECT version_id INTO parent FROM statement WHERE id = (part ->> 'statement_id')::uuid;
  END IF;
  IF (SELECT state FROM model_version WHERE id = parent) <> 'draft' THEN
    RAISE EXCEPTION 'IMMUTABLE: part of a model version';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER statement_published BEFORE INSERT OR UPDATE OR DELETE ON statement
  FOR EACH ROW EXECUTE FUNCTION refuse_published_statement();
CREATE TRIGGER statement_evidence_published BEFORE INSERT OR UPDATE OR DELETE ON statement_evidence
  FOR EACH ROW EXECUTE FUNCTION refuse_published_statement();
