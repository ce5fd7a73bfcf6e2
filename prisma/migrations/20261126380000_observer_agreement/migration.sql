-- CreateTable
CREATE TABLE "paired_visit" (
    "id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "first_id" UUID NOT NULL,
    "second_id" UUID NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "paired_visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calibration_exercise" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "lesson" JSONB NOT NULL,
    "reference" JSONB NOT NULL,
    "rubric_version_id" UUID NOT NULL,

    CONSTRAINT "calibration_exercise_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calibration_attempt" (
    "id" UUID NOT NULL,
    "exercise_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "levels" JSONB NOT NULL,
    "exact_share" DOUBLE PRECISION NOT NULL,
    "within_one_share" DOUBLE PRECISION NOT NULL,
    "counts" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calibration_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "observer_certification" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "issued_on" DATE NOT NULL,
    "expires_on" DATE NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,
    "revoke_reason" TEXT,

    CONSTRAINT "observer_certification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "paired_visit_first_id_key" ON "paired_visit"("first_id");

-- CreateIndex
CREATE UNIQUE INDEX "paired_visit_second_id_key" ON "paired_visit"("second_id");

-- CreateIndex
CREATE INDEX "paired_visit_territory_id_idx" ON "paired_visit"("territory_id");

-- CreateIndex
CREATE INDEX "calibration_exercise_rubric_version_id_idx" ON "calibration_exercise"("rubric_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "calibration_exercise_code_version_key" ON "calibration_exercise"("code", "version");

-- CreateIndex
CREATE INDEX "calibration_attempt_person_id_exercise_id_idx" ON "calibration_attempt"("person_id", "exercise_id");

-- CreateIndex
CREATE INDEX "calibration_attempt_exercise_id_idx" ON "calibration_attempt"("exercise_id");

-- CreateIndex
CREATE UNIQUE INDEX "observer_certification_attempt_id_key" ON "observer_certification"("attempt_id");

-- CreateIndex
CREATE INDEX "observer_certification_person_id_expires_on_idx" ON "observer_certification"("person_id", "expires_on");

-- AddForeignKey
ALTER TABLE "paired_visit" ADD CONSTRAINT "paired_visit_first_id_fkey" FOREIGN KEY ("first_id") REFERENCES "visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paired_visit" ADD CONSTRAINT "paired_visit_second_id_fkey" FOREIGN KEY ("second_id") REFERENCES "visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calibration_exercise" ADD CONSTRAINT "calibration_exercise_rubric_version_id_fkey" FOREIGN KEY ("rubric_version_id") REFERENCES "rubric_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calibration_attempt" ADD CONSTRAINT "calibration_attempt_exercise_id_fkey" FOREIGN KEY ("exercise_id") REFERENCES "calibration_exercise"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calibration_attempt" ADD CONSTRAINT "calibration_attempt_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observer_certification" ADD CONSTRAINT "observer_certification_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observer_certification" ADD CONSTRAINT "observer_certification_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "calibration_attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE paired_visit ADD CONSTRAINT paired_visit_two CHECK (first_id <> second_id);
ALTER TABLE observer_certification ADD CONSTRAINT observer_certification_dates CHECK (expires_on > issued_on);
CREATE TRIGGER calibration_attempt_append_only BEFORE UPDATE OR DELETE ON calibration_attempt
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER calibration_exercise_kept BEFORE UPDATE OR DELETE ON calibration_exercise
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
