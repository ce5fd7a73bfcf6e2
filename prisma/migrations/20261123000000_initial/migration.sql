-- CreateEnum
CREATE TYPE "role" AS ENUM ('territory_head', 'programme_lead', 'principal', 'utp_head', 'mentor', 'teacher', 'researcher', 'admin');

-- CreateEnum
CREATE TYPE "grant_source" AS ENUM ('manual', 'seed', 'assignment');

-- CreateEnum
CREATE TYPE "record_kind" AS ENUM ('observation', 'cycle', 'session', 'diagnosis');

-- CreateEnum
CREATE TYPE "cycle_phase" AS ENUM ('agreement', 'in_progress', 'suspended', 'closed');

-- CreateEnum
CREATE TYPE "session_kind" AS ENUM ('monitoring', 'feedback', 'modelling');

-- CreateEnum
CREATE TYPE "session_state" AS ENUM ('planned', 'done', 'cancelled');

-- CreateEnum
CREATE TYPE "session_mode" AS ENUM ('in_person', 'remote');

-- CreateEnum
CREATE TYPE "modelling_kind" AS ENUM ('live_model', 'video_model', 'co_teaching', 'side_by_side', 'micro_rehearsal');

-- CreateEnum
CREATE TYPE "modelled_by" AS ENUM ('mentor', 'another_teacher', 'both');

-- CreateEnum
CREATE TYPE "action_step_state" AS ENUM ('active', 'achieved', 'partly_achieved', 'not_achieved', 'replaced');

-- CreateEnum
CREATE TYPE "closing_outcome" AS ENUM ('achieved', 'partly_achieved', 'not_achieved');

-- CreateEnum
CREATE TYPE "next_step" AS ENUM ('new_cycle', 'new_focus', 'exit');

-- CreateEnum
CREATE TYPE "diagnosis_state" AS ENUM ('draft', 'in_review', 'objected', 'agreed', 'approved');

-- CreateEnum
CREATE TYPE "need_level" AS ENUM ('school', 'stage', 'class_group', 'teacher');

-- CreateEnum
CREATE TYPE "review_decision" AS ENUM ('agree', 'object');

-- CreateEnum
CREATE TYPE "sponsor_kind" AS ENUM ('slep', 'daem', 'dem', 'corporacion', 'particular_subvencionado', 'particular_pagado', 'administracion_delegada');

-- CreateEnum
CREATE TYPE "dependence" AS ENUM ('municipal', 'slep', 'particular_subvencionado', 'particular_pagado', 'administracion_delegada');

-- CreateEnum
CREATE TYPE "school_state" AS ENUM ('functioning', 'in_recess', 'closed');

-- CreateEnum
CREATE TYPE "post_role" AS ENUM ('teacher', 'teacher_in_charge', 'special_educator', 'school_climate_lead', 'principal', 'utp_head', 'uatp_adviser', 'sponsor_head');

-- CreateEnum
CREATE TYPE "figure_status" AS ENUM ('valued', 'few_students', 'reserved', 'no_data');

-- CreateEnum
CREATE TYPE "indicator_unit" AS ENUM ('score', 'index', 'percent');

-- CreateEnum
CREATE TYPE "mentor_state" AS ENUM ('active', 'paused');

-- CreateEnum
CREATE TYPE "credential_kind" AS ENUM ('career_stage', 'evaluation', 'avdi', 'aep', 'teacher_network', 'cpeip_training', 'nomination');

-- CreateEnum
CREATE TYPE "assignment_state" AS ENUM ('active', 'ended');

-- CreateEnum
CREATE TYPE "version_state" AS ENUM ('draft', 'published', 'retired');

-- CreateEnum
CREATE TYPE "observable_in" AS ENUM ('lesson', 'artefact', 'conversation');

-- CreateEnum
CREATE TYPE "visit_purpose" AS ENUM ('diagnosis', 'coaching');

-- CreateEnum
CREATE TYPE "visit_state" AS ENUM ('planned', 'done', 'cancelled');

-- CreateEnum
CREATE TYPE "observation_state" AS ENUM ('draft', 'saved', 'shared', 'acknowledged');

-- CreateEnum
CREATE TYPE "speaker" AS ENUM ('teacher', 'student', 'group');

-- CreateEnum
CREATE TYPE "note_class" AS ENUM ('low_inference', 'interpretation', 'private');

-- CreateEnum
CREATE TYPE "focus_state" AS ENUM ('proposed', 'active', 'completed', 'withdrawn');

-- CreateEnum
CREATE TYPE "goal_state" AS ENUM ('proposed', 'active', 'achieved', 'partly_achieved', 'reformulated', 'suspended');

-- CreateTable
CREATE TABLE "access_grant" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "territory_id" UUID NOT NULL,
    "school_id" UUID,
    "subject_person_id" UUID,
    "source" "grant_source" NOT NULL,
    "source_id" UUID,
    "reason" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "revoked_at" TIMESTAMPTZ(3),
    "granted_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "failed_attempts" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "last_sign_in_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_session" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_reason" TEXT,

    CONSTRAINT "auth_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "record_opening" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "record_kind" "record_kind" NOT NULL,
    "record_id" UUID NOT NULL,
    "subject_person_id" UUID NOT NULL,
    "opener_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "record_opening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "chain" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "thing_kind" TEXT NOT NULL,
    "thing_id" UUID NOT NULL,
    "details" JSONB NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seed_state" (
    "key" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "seed_state_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "cycle" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "focus_id" UUID NOT NULL,
    "goal_id" UUID NOT NULL,
    "mentor_id" UUID NOT NULL,
    "teacher_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "phase" "cycle_phase" NOT NULL,
    "lock_version" INTEGER NOT NULL DEFAULT 1,
    "teacher_goal" TEXT NOT NULL DEFAULT '',
    "teacher_reflection" TEXT NOT NULL DEFAULT '',
    "agreement_text" TEXT NOT NULL,
    "mentor_agreed_at" TIMESTAMPTZ(3),
    "teacher_agreed_at" TIMESTAMPTZ(3),
    "starts_on" DATE NOT NULL,
    "planned_end_on" DATE NOT NULL,
    "suspended_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cycle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "coaching_session" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "kind" "session_kind" NOT NULL,
    "state" "session_state" NOT NULL,
    "mode" "session_mode" NOT NULL,
    "planned_on" DATE NOT NULL,
    "planned_at" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "held_on" DATE,
    "duration_minutes" INTEGER,
    "travel_minutes" INTEGER,
    "also_present" TEXT,
    "cancel_reason" TEXT,
    "visit_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3),

    CONSTRAINT "coaching_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feedback_record" (
    "session_id" UUID NOT NULL,
    "observation_id" UUID,
    "strength" TEXT NOT NULL,
    "improvement_point" TEXT NOT NULL,
    "teacher_words" TEXT NOT NULL,
    "mentor_talk_percent" INTEGER,
    "talk_notes" TEXT,

    CONSTRAINT "feedback_record_pkey" PRIMARY KEY ("session_id")
);

-- CreateTable
CREATE TABLE "feedback_evidence" (
    "session_id" UUID NOT NULL,
    "note_id" UUID NOT NULL,

    CONSTRAINT "feedback_evidence_pkey" PRIMARY KEY ("session_id","note_id")
);

-- CreateTable
CREATE TABLE "modelling_record" (
    "session_id" UUID NOT NULL,
    "modelling_kind" "modelling_kind" NOT NULL,
    "modelled_by" "modelled_by" NOT NULL,
    "technique" TEXT NOT NULL,
    "look_fors" TEXT NOT NULL,
    "debrief" TEXT NOT NULL,
    "rehearsal_done" BOOLEAN NOT NULL,
    "teacher_will_try" TEXT NOT NULL,

    CONSTRAINT "modelling_record_pkey" PRIMARY KEY ("session_id")
);

-- CreateTable
CREATE TABLE "action_step" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "agreed_in_session_id" UUID NOT NULL,
    "checked_in_session_id" UUID,
    "what" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "how_seen" TEXT NOT NULL,
    "state" "action_step_state" NOT NULL,
    "check_note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "checked_at" TIMESTAMPTZ(3),

    CONSTRAINT "action_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "closing" (
    "cycle_id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "observation_id" UUID,
    "outcome" "closing_outcome" NOT NULL,
    "final_value" DOUBLE PRECISION,
    "evidence_summary" TEXT NOT NULL,
    "teacher_reflection" TEXT,
    "no_modelling_reason" TEXT,
    "next_step" "next_step" NOT NULL,
    "closed_by_id" UUID NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "closing_pkey" PRIMARY KEY ("cycle_id")
);

-- CreateTable
CREATE TABLE "diagnosis" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "school_year" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "diagnosis_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "diagnosis_version" (
    "id" UUID NOT NULL,
    "diagnosis_id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" "diagnosis_state" NOT NULL,
    "rubric_version_id" UUID NOT NULL,
    "lock_version" INTEGER NOT NULL DEFAULT 1,
    "summary" TEXT NOT NULL DEFAULT '',
    "change_reason" TEXT,
    "snapshot" JSONB,
    "content_hash" TEXT,
    "prepared_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "signed_at" TIMESTAMPTZ(3),
    "approved_at" TIMESTAMPTZ(3),

    CONSTRAINT "diagnosis_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "need" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "focus_area_id" UUID NOT NULL,
    "rubric_indicator_id" UUID,
    "level" "need_level" NOT NULL,
    "statement" TEXT NOT NULL,
    "impact" INTEGER NOT NULL,
    "feasibility" INTEGER NOT NULL,
    "urgency" INTEGER NOT NULL,
    "proposed_by_rule" BOOLEAN NOT NULL,
    "rule_text" TEXT,
    "validated_by_id" UUID,
    "carried_from_id" UUID,
    "sort_order" INTEGER NOT NULL,

    CONSTRAINT "need_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "need_evidence" (
    "id" UUID NOT NULL,
    "need_id" UUID NOT NULL,
    "observation_id" UUID,
    "school_indicator_id" UUID,
    "text" TEXT,
    "sort_order" INTEGER NOT NULL,

    CONSTRAINT "need_evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "diagnosis_review" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "decision" "review_decision" NOT NULL,
    "text" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "diagnosis_review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "diagnosis_approval" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "approver_id" UUID NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "diagnosis_approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sponsor" (
    "id" UUID NOT NULL,
    "kind" "sponsor_kind" NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "sponsor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "territory" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tags" TEXT[],
    "time_zone" TEXT NOT NULL,
    "transfer_year" INTEGER,

    CONSTRAINT "territory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commune" (
    "id" UUID NOT NULL,
    "cut" CHAR(5) NOT NULL,
    "name" TEXT NOT NULL,
    "province_name" TEXT NOT NULL,
    "region_code" INTEGER NOT NULL,
    "region_name" TEXT NOT NULL,
    "boundary" JSONB,

    CONSTRAINT "commune_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "territory_commune" (
    "territory_id" UUID NOT NULL,
    "commune_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "territory_commune_pkey" PRIMARY KEY ("territory_id","commune_id","valid_from")
);

-- CreateTable
CREATE TABLE "school" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "commune_id" UUID NOT NULL,
    "rbd" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "is_rural" BOOLEAN NOT NULL,
    "enrolment" INTEGER,
    "grades" TEXT[],
    "dependence" "dependence" NOT NULL,
    "state" "school_state" NOT NULL,
    "has_pie" BOOLEAN,
    "directory_year" INTEGER NOT NULL,

    CONSTRAINT "school_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "school_sponsorship" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "sponsor_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "source" TEXT NOT NULL,

    CONSTRAINT "school_sponsorship_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "given_names" TEXT NOT NULL,
    "family_names" TEXT NOT NULL,
    "search_text" TEXT NOT NULL,
    "rut_cipher" BYTEA,
    "rut_digest" TEXT,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "school_id" UUID,
    "role" "post_role" NOT NULL,
    "subjects" TEXT[],
    "grades" TEXT[],
    "department" TEXT,
    "weekly_minutes" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_batch" (
    "id" UUID NOT NULL,
    "publisher" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "grade" TEXT,
    "year" INTEGER,
    "internal_version" TEXT,
    "row_count" INTEGER NOT NULL,
    "stored_count" INTEGER NOT NULL,
    "rejected_count" INTEGER NOT NULL DEFAULT 0,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "imported_by_id" UUID,
    "note" TEXT,

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator" (
    "id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "unit" "indicator_unit" NOT NULL,
    "parent_path" TEXT,
    "sort_order" INTEGER NOT NULL,

    CONSTRAINT "indicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "school_indicator" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "indicator_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "grade" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "value" DOUBLE PRECISION,
    "status" "figure_status" NOT NULL,
    "n" INTEGER,
    "previous_difference" DOUBLE PRECISION,
    "previous_significance" INTEGER,
    "gse_difference" DOUBLE PRECISION,
    "gse_significance" INTEGER,
    "gse_group" INTEGER,
    "mark" TEXT,
    "source_row" INTEGER NOT NULL,

    CONSTRAINT "school_indicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reference_statistic" (
    "id" UUID NOT NULL,
    "indicator_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "grade" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "gse_group" INTEGER NOT NULL,
    "school_count" INTEGER NOT NULL,
    "mean" DOUBLE PRECISION NOT NULL,
    "standard_deviation" DOUBLE PRECISION,
    "student_weighted_mean" DOUBLE PRECISION,

    CONSTRAINT "reference_statistic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mentor_profile" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "state" "mentor_state" NOT NULL,
    "summary" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mentor_profile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "id" UUID NOT NULL,
    "profile_id" UUID NOT NULL,
    "kind" "credential_kind" NOT NULL,
    "level" TEXT,
    "issued_on" DATE NOT NULL,
    "valid_to" DATE,
    "evidence" TEXT NOT NULL,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "strength" (
    "id" UUID NOT NULL,
    "profile_id" UUID NOT NULL,
    "rubric_indicator_id" UUID NOT NULL,
    "level" INTEGER NOT NULL,
    "evidence" TEXT NOT NULL,

    CONSTRAINT "strength_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release_agreement" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "profile_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "minutes_per_week" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "release_agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "focus_id" UUID NOT NULL,
    "mentor_id" UUID NOT NULL,
    "teacher_id" UUID NOT NULL,
    "state" "assignment_state" NOT NULL,
    "minutes_per_week" INTEGER NOT NULL,
    "travel_minutes_per_week" INTEGER NOT NULL,
    "distance_km" DOUBLE PRECISION,
    "reason" TEXT NOT NULL,
    "considerations" JSONB NOT NULL,
    "decided_by_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "end_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rubric" (
    "id" UUID NOT NULL,
    "territory_id" UUID,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "rubric_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rubric_version" (
    "id" UUID NOT NULL,
    "rubric_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" "version_state" NOT NULL,
    "description" TEXT NOT NULL,
    "notice" TEXT,
    "content_hash" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "rubric_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rubric_section" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "sort_order" INTEGER NOT NULL,

    CONSTRAINT "rubric_section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rubric_indicator" (
    "id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "observable_in" "observable_in" NOT NULL,
    "sort_order" INTEGER NOT NULL,

    CONSTRAINT "rubric_indicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rubric_level" (
    "indicator_id" UUID NOT NULL,
    "value" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "descriptor" TEXT NOT NULL,

    CONSTRAINT "rubric_level_pkey" PRIMARY KEY ("indicator_id","value")
);

-- CreateTable
CREATE TABLE "visit" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "teacher_id" UUID NOT NULL,
    "observer_id" UUID NOT NULL,
    "rubric_version_id" UUID NOT NULL,
    "purpose" "visit_purpose" NOT NULL,
    "state" "visit_state" NOT NULL,
    "planned_on" DATE NOT NULL,
    "planned_at" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "class_group" TEXT NOT NULL,
    "cancel_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "observation" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "state" "observation_state" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "lesson_objective" TEXT,
    "students_present" INTEGER,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "saved_at" TIMESTAMPTZ(3),
    "shared_at" TIMESTAMPTZ(3),
    "acknowledged_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "observation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "observation_revision" (
    "id" UUID NOT NULL,
    "observation_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "snapshot" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "observation_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_note" (
    "id" UUID NOT NULL,
    "observation_id" UUID NOT NULL,
    "offset_seconds" INTEGER NOT NULL,
    "speaker" "speaker" NOT NULL,
    "note_class" "note_class" NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evidence_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating" (
    "id" UUID NOT NULL,
    "observation_id" UUID NOT NULL,
    "indicator_id" UUID NOT NULL,
    "level" INTEGER,

    CONSTRAINT "rating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating_evidence" (
    "rating_id" UUID NOT NULL,
    "note_id" UUID NOT NULL,

    CONSTRAINT "rating_evidence_pkey" PRIMARY KEY ("rating_id","note_id")
);

-- CreateTable
CREATE TABLE "observation_reply" (
    "id" UUID NOT NULL,
    "observation_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "observation_reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "programme" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "school_year" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "minimum_cell" INTEGER NOT NULL DEFAULT 10,
    "mentor_cap" INTEGER NOT NULL DEFAULT 3,
    "other_school_cap" INTEGER NOT NULL DEFAULT 1,
    "weekly_travel_cap_minutes" INTEGER NOT NULL DEFAULT 90,
    "feedback_within_hours" INTEGER NOT NULL DEFAULT 72,
    "cycle_weeks" INTEGER NOT NULL DEFAULT 8,
    "need_threshold" DOUBLE PRECISION NOT NULL DEFAULT 2.5,
    "share_reminder_days" INTEGER NOT NULL DEFAULT 4,
    "default_rubric_version_id" UUID NOT NULL,

    CONSTRAINT "programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "focus_taxonomy" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" "version_state" NOT NULL,
    "source" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "focus_taxonomy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "focus_area" (
    "id" UUID NOT NULL,
    "taxonomy_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "parent_id" UUID,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "standards" TEXT[],
    "indicator_codes" TEXT[],
    "sort_order" INTEGER NOT NULL,

    CONSTRAINT "focus_area_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support_focus" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "focus_area_id" UUID NOT NULL,
    "state" "focus_state" NOT NULL,
    "title" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "end_reason" TEXT,

    CONSTRAINT "support_focus_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support_focus_need" (
    "focus_id" UUID NOT NULL,
    "need_id" UUID NOT NULL,

    CONSTRAINT "support_focus_need_pkey" PRIMARY KEY ("focus_id","need_id")
);

-- CreateTable
CREATE TABLE "support_focus_teacher" (
    "focus_id" UUID NOT NULL,
    "teacher_id" UUID NOT NULL,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "support_focus_teacher_pkey" PRIMARY KEY ("focus_id","teacher_id")
);

-- CreateTable
CREATE TABLE "goal" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "focus_id" UUID NOT NULL,
    "rubric_indicator_id" UUID NOT NULL,
    "statement" TEXT NOT NULL,
    "baseline_value" DOUBLE PRECISION NOT NULL,
    "baseline_n" INTEGER NOT NULL,
    "baseline_on" DATE NOT NULL,
    "target_value" DOUBLE PRECISION NOT NULL,
    "due_on" DATE NOT NULL,
    "state" "goal_state" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "goal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "access_grant_person_id_idx" ON "access_grant"("person_id");

-- CreateIndex
CREATE INDEX "access_grant_territory_id_role_idx" ON "access_grant"("territory_id", "role");

-- CreateIndex
CREATE INDEX "access_grant_source_id_idx" ON "access_grant"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_person_id_key" ON "account"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE INDEX "auth_session_account_id_idx" ON "auth_session"("account_id");

-- CreateIndex
CREATE INDEX "record_opening_territory_id_subject_person_id_opened_at_idx" ON "record_opening"("territory_id", "subject_person_id", "opened_at");

-- CreateIndex
CREATE INDEX "record_opening_record_id_idx" ON "record_opening"("record_id");

-- CreateIndex
CREATE INDEX "audit_entry_thing_kind_thing_id_idx" ON "audit_entry"("thing_kind", "thing_id");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_at_idx" ON "audit_entry"("actor_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_chain_sequence_key" ON "audit_entry"("chain", "sequence");

-- CreateIndex
CREATE INDEX "cycle_territory_id_phase_idx" ON "cycle"("territory_id", "phase");

-- CreateIndex
CREATE INDEX "cycle_mentor_id_phase_idx" ON "cycle"("mentor_id", "phase");

-- CreateIndex
CREATE INDEX "cycle_teacher_id_phase_idx" ON "cycle"("teacher_id", "phase");

-- CreateIndex
CREATE UNIQUE INDEX "cycle_assignment_id_number_key" ON "cycle"("assignment_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "coaching_session_visit_id_key" ON "coaching_session"("visit_id");

-- CreateIndex
CREATE INDEX "coaching_session_territory_id_kind_state_idx" ON "coaching_session"("territory_id", "kind", "state");

-- CreateIndex
CREATE INDEX "coaching_session_cycle_id_planned_on_idx" ON "coaching_session"("cycle_id", "planned_on");

-- CreateIndex
CREATE INDEX "feedback_evidence_note_id_idx" ON "feedback_evidence"("note_id");

-- CreateIndex
CREATE INDEX "action_step_territory_id_state_idx" ON "action_step"("territory_id", "state");

-- CreateIndex
CREATE INDEX "action_step_cycle_id_idx" ON "action_step"("cycle_id");

-- CreateIndex
CREATE INDEX "closing_territory_id_idx" ON "closing"("territory_id");

-- CreateIndex
CREATE INDEX "diagnosis_territory_id_school_year_idx" ON "diagnosis"("territory_id", "school_year");

-- CreateIndex
CREATE UNIQUE INDEX "diagnosis_school_id_school_year_key" ON "diagnosis"("school_id", "school_year");

-- CreateIndex
CREATE INDEX "diagnosis_version_territory_id_state_idx" ON "diagnosis_version"("territory_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "diagnosis_version_diagnosis_id_version_key" ON "diagnosis_version"("diagnosis_id", "version");

-- CreateIndex
CREATE INDEX "need_version_id_sort_order_idx" ON "need"("version_id", "sort_order");

-- CreateIndex
CREATE INDEX "need_territory_id_focus_area_id_idx" ON "need"("territory_id", "focus_area_id");

-- CreateIndex
CREATE INDEX "need_evidence_need_id_idx" ON "need_evidence"("need_id");

-- CreateIndex
CREATE INDEX "need_evidence_observation_id_idx" ON "need_evidence"("observation_id");

-- CreateIndex
CREATE INDEX "diagnosis_review_version_id_idx" ON "diagnosis_review"("version_id");

-- CreateIndex
CREATE UNIQUE INDEX "diagnosis_approval_version_id_key" ON "diagnosis_approval"("version_id");

-- CreateIndex
CREATE UNIQUE INDEX "sponsor_name_key" ON "sponsor"("name");

-- CreateIndex
CREATE UNIQUE INDEX "territory_code_key" ON "territory"("code");

-- CreateIndex
CREATE UNIQUE INDEX "commune_cut_key" ON "commune"("cut");

-- CreateIndex
CREATE INDEX "territory_commune_commune_id_idx" ON "territory_commune"("commune_id");

-- CreateIndex
CREATE UNIQUE INDEX "school_rbd_key" ON "school"("rbd");

-- CreateIndex
CREATE INDEX "school_territory_id_dependence_name_id_idx" ON "school"("territory_id", "dependence", "name", "id");

-- CreateIndex
CREATE INDEX "school_territory_id_commune_id_idx" ON "school"("territory_id", "commune_id");

-- CreateIndex
CREATE INDEX "school_sponsorship_sponsor_id_idx" ON "school_sponsorship"("sponsor_id");

-- CreateIndex
CREATE UNIQUE INDEX "school_sponsorship_school_id_valid_from_key" ON "school_sponsorship"("school_id", "valid_from");

-- CreateIndex
CREATE UNIQUE INDEX "person_rut_digest_key" ON "person"("rut_digest");

-- CreateIndex
CREATE INDEX "person_family_names_given_names_id_idx" ON "person"("family_names", "given_names", "id");

-- CreateIndex
CREATE INDEX "post_territory_id_school_id_role_idx" ON "post"("territory_id", "school_id", "role");

-- CreateIndex
CREATE INDEX "post_person_id_idx" ON "post"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "import_batch_sha256_key" ON "import_batch"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_path_key" ON "indicator"("path");

-- CreateIndex
CREATE INDEX "school_indicator_territory_id_indicator_id_grade_year_idx" ON "school_indicator"("territory_id", "indicator_id", "grade", "year");

-- CreateIndex
CREATE INDEX "school_indicator_batch_id_idx" ON "school_indicator"("batch_id");

-- CreateIndex
CREATE UNIQUE INDEX "school_indicator_school_id_indicator_id_grade_year_key" ON "school_indicator"("school_id", "indicator_id", "grade", "year");

-- CreateIndex
CREATE UNIQUE INDEX "reference_statistic_indicator_id_grade_year_gse_group_key" ON "reference_statistic"("indicator_id", "grade", "year", "gse_group");

-- CreateIndex
CREATE UNIQUE INDEX "mentor_profile_person_id_key" ON "mentor_profile"("person_id");

-- CreateIndex
CREATE INDEX "mentor_profile_territory_id_state_idx" ON "mentor_profile"("territory_id", "state");

-- CreateIndex
CREATE INDEX "credential_profile_id_idx" ON "credential"("profile_id");

-- CreateIndex
CREATE UNIQUE INDEX "strength_profile_id_rubric_indicator_id_key" ON "strength"("profile_id", "rubric_indicator_id");

-- CreateIndex
CREATE INDEX "release_agreement_profile_id_idx" ON "release_agreement"("profile_id");

-- CreateIndex
CREATE INDEX "assignment_territory_id_state_idx" ON "assignment"("territory_id", "state");

-- CreateIndex
CREATE INDEX "assignment_mentor_id_state_idx" ON "assignment"("mentor_id", "state");

-- CreateIndex
CREATE INDEX "assignment_teacher_id_state_idx" ON "assignment"("teacher_id", "state");

-- CreateIndex
CREATE INDEX "assignment_focus_id_idx" ON "assignment"("focus_id");

-- CreateIndex
CREATE UNIQUE INDEX "rubric_code_key" ON "rubric"("code");

-- CreateIndex
CREATE UNIQUE INDEX "rubric_version_rubric_id_version_key" ON "rubric_version"("rubric_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "rubric_section_version_id_code_key" ON "rubric_section"("version_id", "code");

-- CreateIndex
CREATE INDEX "rubric_indicator_section_id_idx" ON "rubric_indicator"("section_id");

-- CreateIndex
CREATE UNIQUE INDEX "rubric_indicator_version_id_code_key" ON "rubric_indicator"("version_id", "code");

-- CreateIndex
CREATE INDEX "visit_territory_id_school_id_planned_on_idx" ON "visit"("territory_id", "school_id", "planned_on");

-- CreateIndex
CREATE INDEX "visit_observer_id_planned_on_idx" ON "visit"("observer_id", "planned_on");

-- CreateIndex
CREATE INDEX "visit_teacher_id_planned_on_idx" ON "visit"("teacher_id", "planned_on");

-- CreateIndex
CREATE UNIQUE INDEX "observation_visit_id_key" ON "observation"("visit_id");

-- CreateIndex
CREATE INDEX "observation_territory_id_state_idx" ON "observation"("territory_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "observation_revision_observation_id_revision_key" ON "observation_revision"("observation_id", "revision");

-- CreateIndex
CREATE INDEX "evidence_note_observation_id_offset_seconds_idx" ON "evidence_note"("observation_id", "offset_seconds");

-- CreateIndex
CREATE INDEX "rating_indicator_id_idx" ON "rating"("indicator_id");

-- CreateIndex
CREATE UNIQUE INDEX "rating_observation_id_indicator_id_key" ON "rating"("observation_id", "indicator_id");

-- CreateIndex
CREATE INDEX "rating_evidence_note_id_idx" ON "rating_evidence"("note_id");

-- CreateIndex
CREATE INDEX "observation_reply_observation_id_idx" ON "observation_reply"("observation_id");

-- CreateIndex
CREATE UNIQUE INDEX "programme_territory_id_school_year_key" ON "programme"("territory_id", "school_year");

-- CreateIndex
CREATE UNIQUE INDEX "focus_taxonomy_version_key" ON "focus_taxonomy"("version");

-- CreateIndex
CREATE UNIQUE INDEX "focus_area_taxonomy_id_code_key" ON "focus_area"("taxonomy_id", "code");

-- CreateIndex
CREATE INDEX "support_focus_territory_id_state_idx" ON "support_focus"("territory_id", "state");

-- CreateIndex
CREATE INDEX "support_focus_school_id_idx" ON "support_focus"("school_id");

-- CreateIndex
CREATE INDEX "support_focus_need_need_id_idx" ON "support_focus_need"("need_id");

-- CreateIndex
CREATE INDEX "support_focus_teacher_teacher_id_idx" ON "support_focus_teacher"("teacher_id");

-- CreateIndex
CREATE INDEX "goal_focus_id_idx" ON "goal"("focus_id");

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_territory_id_fkey" FOREIGN KEY ("territory_id") REFERENCES "territory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_focus_id_fkey" FOREIGN KEY ("focus_id") REFERENCES "support_focus"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_goal_id_fkey" FOREIGN KEY ("goal_id") REFERENCES "goal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cycle" ADD CONSTRAINT "cycle_teacher_id_fkey" FOREIGN KEY ("teacher_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coaching_session" ADD CONSTRAINT "coaching_session_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coaching_session" ADD CONSTRAINT "coaching_session_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_record" ADD CONSTRAINT "feedback_record_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "coaching_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_record" ADD CONSTRAINT "feedback_record_observation_id_fkey" FOREIGN KEY ("observation_id") REFERENCES "observation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_evidence" ADD CONSTRAINT "feedback_evidence_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "feedback_record"("session_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback_evidence" ADD CONSTRAINT "feedback_evidence_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "evidence_note"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "modelling_record" ADD CONSTRAINT "modelling_record_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "coaching_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_step" ADD CONSTRAINT "action_step_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_step" ADD CONSTRAINT "action_step_agreed_in_session_id_fkey" FOREIGN KEY ("agreed_in_session_id") REFERENCES "coaching_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_step" ADD CONSTRAINT "action_step_checked_in_session_id_fkey" FOREIGN KEY ("checked_in_session_id") REFERENCES "coaching_session"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closing" ADD CONSTRAINT "closing_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "cycle"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closing" ADD CONSTRAINT "closing_observation_id_fkey" FOREIGN KEY ("observation_id") REFERENCES "observation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "diagnosis" ADD CONSTRAINT "diagnosis_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "diagnosis_version" ADD CONSTRAINT "diagnosis_version_diagnosis_id_fkey" FOREIGN KEY ("diagnosis_id") REFERENCES "diagnosis"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "diagnosis_version" ADD CONSTRAINT "diagnosis_version_rubric_version_id_fkey" FOREIGN KEY ("rubric_version_id") REFERENCES "rubric_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need" ADD CONSTRAINT "need_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "diagnosis_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need" ADD CONSTRAINT "need_focus_area_id_fkey" FOREIGN KEY ("focus_area_id") REFERENCES "focus_area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need" ADD CONSTRAINT "need_rubric_indicator_id_fkey" FOREIGN KEY ("rubric_indicator_id") REFERENCES "rubric_indicator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_evidence" ADD CONSTRAINT "need_evidence_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "need"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_evidence" ADD CONSTRAINT "need_evidence_observation_id_fkey" FOREIGN KEY ("observation_id") REFERENCES "observation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "diagnosis_review" ADD CONSTRAINT "diagnosis_review_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "diagnosis_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "diagnosis_approval" ADD CONSTRAINT "diagnosis_approval_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "diagnosis_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "territory_commune" ADD CONSTRAINT "territory_commune_territory_id_fkey" FOREIGN KEY ("territory_id") REFERENCES "territory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "territory_commune" ADD CONSTRAINT "territory_commune_commune_id_fkey" FOREIGN KEY ("commune_id") REFERENCES "commune"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school" ADD CONSTRAINT "school_territory_id_fkey" FOREIGN KEY ("territory_id") REFERENCES "territory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school" ADD CONSTRAINT "school_commune_id_fkey" FOREIGN KEY ("commune_id") REFERENCES "commune"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_sponsorship" ADD CONSTRAINT "school_sponsorship_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_sponsorship" ADD CONSTRAINT "school_sponsorship_sponsor_id_fkey" FOREIGN KEY ("sponsor_id") REFERENCES "sponsor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_indicator" ADD CONSTRAINT "school_indicator_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_indicator" ADD CONSTRAINT "school_indicator_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "school_indicator" ADD CONSTRAINT "school_indicator_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reference_statistic" ADD CONSTRAINT "reference_statistic_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reference_statistic" ADD CONSTRAINT "reference_statistic_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mentor_profile" ADD CONSTRAINT "mentor_profile_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "mentor_profile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "strength" ADD CONSTRAINT "strength_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "mentor_profile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "strength" ADD CONSTRAINT "strength_rubric_indicator_id_fkey" FOREIGN KEY ("rubric_indicator_id") REFERENCES "rubric_indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_agreement" ADD CONSTRAINT "release_agreement_profile_id_fkey" FOREIGN KEY ("profile_id") REFERENCES "mentor_profile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_agreement" ADD CONSTRAINT "release_agreement_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_focus_id_fkey" FOREIGN KEY ("focus_id") REFERENCES "support_focus"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_mentor_id_fkey" FOREIGN KEY ("mentor_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_teacher_id_fkey" FOREIGN KEY ("teacher_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric_version" ADD CONSTRAINT "rubric_version_rubric_id_fkey" FOREIGN KEY ("rubric_id") REFERENCES "rubric"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric_section" ADD CONSTRAINT "rubric_section_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "rubric_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric_indicator" ADD CONSTRAINT "rubric_indicator_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "rubric_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric_indicator" ADD CONSTRAINT "rubric_indicator_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "rubric_section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric_level" ADD CONSTRAINT "rubric_level_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "rubric_indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_teacher_id_fkey" FOREIGN KEY ("teacher_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_observer_id_fkey" FOREIGN KEY ("observer_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_rubric_version_id_fkey" FOREIGN KEY ("rubric_version_id") REFERENCES "rubric_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation" ADD CONSTRAINT "observation_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation_revision" ADD CONSTRAINT "observation_revision_observation_id_fkey" FOREIGN KEY ("observation_id") REFERENCES "observation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_note" ADD CONSTRAINT "evidence_note_observation_id_fkey" FOREIGN KEY ("observation_id") REFERENCES "observation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_observation_id_fkey" FOREIGN KEY ("observation_id") REFERENCES "observation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "rubric_indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_evidence" ADD CONSTRAINT "rating_evidence_rating_id_fkey" FOREIGN KEY ("rating_id") REFERENCES "rating"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_evidence" ADD CONSTRAINT "rating_evidence_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "evidence_note"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observation_reply" ADD CONSTRAINT "observation_reply_observation_id_fkey" FOREIGN KEY ("observation_id") REFERENCES "observation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "programme" ADD CONSTRAINT "programme_territory_id_fkey" FOREIGN KEY ("territory_id") REFERENCES "territory"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "focus_area" ADD CONSTRAINT "focus_area_taxonomy_id_fkey" FOREIGN KEY ("taxonomy_id") REFERENCES "focus_taxonomy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "focus_area" ADD CONSTRAINT "focus_area_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "focus_area"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_focus" ADD CONSTRAINT "support_focus_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_focus" ADD CONSTRAINT "support_focus_focus_area_id_fkey" FOREIGN KEY ("focus_area_id") REFERENCES "focus_area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_focus_need" ADD CONSTRAINT "support_focus_need_focus_id_fkey" FOREIGN KEY ("focus_id") REFERENCES "support_focus"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_focus_need" ADD CONSTRAINT "support_focus_need_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_focus_teacher" ADD CONSTRAINT "support_focus_teacher_focus_id_fkey" FOREIGN KEY ("focus_id") REFERENCES "support_focus"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_focus_teacher" ADD CONSTRAINT "support_focus_teacher_teacher_id_fkey" FOREIGN KEY ("teacher_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goal" ADD CONSTRAINT "goal_focus_id_fkey" FOREIGN KEY ("focus_id") REFERENCES "support_focus"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goal" ADD CONSTRAINT "goal_rubric_indicator_id_fkey" FOREIGN KEY ("rubric_indicator_id") REFERENCES "rubric_indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
