-- What a lesson holds besides words: students of the integration programme as a number, the grades of a multigrade room,
-- and taps, time-on-task slices and photos (by sha256) in one field, read and written whole.
ALTER TABLE "observation" ADD COLUMN     "grades" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "pie_students" INTEGER,
ADD COLUMN     "traces" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE observation ADD CONSTRAINT observation_pie_students_check CHECK (pie_students BETWEEN 0 AND 99);
