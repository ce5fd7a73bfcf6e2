-- A study can be given a name and deleted: what was calculated goes, and the line stays with who deleted it, when and why.

-- AlterTable
ALTER TABLE "case_selection" ADD COLUMN     "delete_reason" TEXT,
ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "deleted_by_id" UUID,
ADD COLUMN     "name" TEXT;

-- AlterTable
ALTER TABLE "relation_run" ADD COLUMN     "delete_reason" TEXT,
ADD COLUMN     "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN     "deleted_by_id" UUID,
ADD COLUMN     "name" TEXT;

-- A deleted study says why and holds nothing that was calculated.
ALTER TABLE relation_run ADD CONSTRAINT relation_run_deleted_check
  CHECK (deleted_at IS NULL OR (delete_reason IS NOT NULL AND input = '' AND result = ''));
ALTER TABLE case_selection ADD CONSTRAINT case_selection_deleted_check
  CHECK (deleted_at IS NULL OR (delete_reason IS NOT NULL AND input = '' AND result = ''));

-- What was calculated is never rewritten: a study takes a name or is deleted, and neither once a zone's list is closed.
CREATE FUNCTION refuse_study_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['name', 'deleted_at', 'deleted_by_id', 'delete_reason'];
BEGIN
  IF TG_OP = 'DELETE' OR OLD.deleted_at IS NOT NULL
     OR EXISTS (SELECT 1 FROM case_log_entry WHERE selection_id = OLD.id AND kind = 'sealed') THEN
    RAISE EXCEPTION 'IMMUTABLE: % on %', TG_OP, TG_TABLE_NAME;
  END IF;
  IF NEW.deleted_at IS NOT NULL THEN
    free := free || ARRAY['input', 'result'];
  END IF;
  IF to_jsonb(NEW) - free IS DISTINCT FROM to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'IMMUTABLE: % on %', TG_OP, TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER relation_run_append_only ON relation_run;
DROP TRIGGER case_selection_append_only ON case_selection;
CREATE TRIGGER relation_run_as_calculated BEFORE UPDATE OR DELETE ON relation_run
  FOR EACH ROW EXECUTE FUNCTION refuse_study_change();
CREATE TRIGGER case_selection_as_calculated BEFORE UPDATE OR DELETE ON case_selection
  FOR EACH ROW EXECUTE FUNCTION refuse_study_change();
