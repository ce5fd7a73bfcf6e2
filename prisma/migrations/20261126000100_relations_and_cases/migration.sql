-- Relations of the feedback score with official results, and case selections with a log that nobody rewrites.
-- CreateEnum
CREATE TYPE "case_log_kind" AS ENUM ('selected', 'change_proposed', 'change_confirmed', 'change_declined', 'sealed');

-- CreateTable
CREATE TABLE "relation_run" (
    "id" UUID NOT NULL,
    "territory_ids" UUID[],
    "index_id" UUID,
    "options" JSONB NOT NULL,
    "seed" INTEGER NOT NULL,
    "code_version" TEXT NOT NULL,
    "input" TEXT NOT NULL,
    "input_digest" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "result_digest" TEXT NOT NULL,
    "job_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,

    CONSTRAINT "relation_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_selection" (
    "id" UUID NOT NULL,
    "territory_ids" UUID[],
    "index_id" UUID,
    "options" JSONB NOT NULL,
    "seed" INTEGER NOT NULL,
    "code_version" TEXT NOT NULL,
    "input" TEXT NOT NULL,
    "input_digest" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "result_digest" TEXT NOT NULL,
    "job_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,

    CONSTRAINT "case_selection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_log_entry" (
    "id" UUID NOT NULL,
    "selection_id" UUID NOT NULL,
    "territory_id" UUID NOT NULL,
    "kind" "case_log_kind" NOT NULL,
    "proposal_id" UUID,
    "out_school_id" UUID,
    "in_school_id" UUID,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID,

    CONSTRAINT "case_log_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "relation_run_created_at_id_idx" ON "relation_run"("created_at", "id");

-- CreateIndex
CREATE INDEX "case_selection_created_at_id_idx" ON "case_selection"("created_at", "id");

-- CreateIndex
CREATE INDEX "case_log_entry_selection_id_territory_id_at_id_idx" ON "case_log_entry"("selection_id", "territory_id", "at", "id");

-- AddForeignKey
ALTER TABLE "case_log_entry" ADD CONSTRAINT "case_log_entry_selection_id_fkey" FOREIGN KEY ("selection_id") REFERENCES "case_selection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_log_entry" ADD CONSTRAINT "case_log_entry_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "case_log_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A zone's list is calculated once and closed once; a proposal is decided once; each kind of entry holds what it is about.
CREATE UNIQUE INDEX case_log_entry_one_selected ON case_log_entry (selection_id, territory_id) WHERE kind = 'selected';
CREATE UNIQUE INDEX case_log_entry_one_sealed ON case_log_entry (selection_id, territory_id) WHERE kind = 'sealed';
CREATE UNIQUE INDEX case_log_entry_one_decision ON case_log_entry (proposal_id) WHERE proposal_id IS NOT NULL;
ALTER TABLE case_log_entry ADD CONSTRAINT case_log_entry_proposal_whole
  CHECK ((kind = 'change_proposed') = (reason IS NOT NULL AND out_school_id IS NOT NULL AND in_school_id IS NOT NULL AND by_id IS NOT NULL));
ALTER TABLE case_log_entry ADD CONSTRAINT case_log_entry_decision_of_proposal
  CHECK ((kind IN ('change_confirmed', 'change_declined')) = (proposal_id IS NOT NULL));

-- What was calculated and what was done with it is never changed or deleted.
CREATE TRIGGER relation_run_append_only BEFORE UPDATE OR DELETE ON relation_run
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_selection_append_only BEFORE UPDATE OR DELETE ON case_selection
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_log_entry_append_only BEFORE UPDATE OR DELETE ON case_log_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Nothing is added to a closed list, and a change is decided by somebody else than who proposed it.
CREATE FUNCTION refuse_case_log_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  proposed case_log_entry;
BEGIN
  IF EXISTS (SELECT 1 FROM case_log_entry WHERE selection_id = NEW.selection_id AND territory_id = NEW.territory_id AND kind = 'sealed') THEN
    RAISE EXCEPTION 'IMMUTABLE: closed list of cases';
  END IF;
  IF NEW.proposal_id IS NOT NULL THEN
    SELECT * INTO proposed FROM case_log_entry WHERE id = NEW.proposal_id;
    IF proposed.kind <> 'change_proposed' OR proposed.selection_id <> NEW.selection_id
       OR proposed.territory_id <> NEW.territory_id OR NEW.by_id IS NULL OR proposed.by_id = NEW.by_id THEN
      RAISE EXCEPTION USING ERRCODE = '23514', MESSAGE = 'check constraint: case_log_entry_second_person';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER case_log_entry_rules BEFORE INSERT ON case_log_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_case_log_entry();
