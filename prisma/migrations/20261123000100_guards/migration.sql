-- What the database itself refuses, whoever asks: broken ranges, two of what there may be one of, changes of what is
-- published or signed, and any change of the audit trail.

-- ranges -----------------------------------------------------------------------------------------------------------
ALTER TABLE need ADD CONSTRAINT need_priority_range
  CHECK (impact BETWEEN 1 AND 3 AND feasibility BETWEEN 1 AND 3 AND urgency BETWEEN 1 AND 3);
ALTER TABLE rating ADD CONSTRAINT rating_level_range CHECK (level IS NULL OR level BETWEEN 1 AND 7);
ALTER TABLE evidence_note ADD CONSTRAINT evidence_note_offset CHECK (offset_seconds >= 0);
ALTER TABLE school ADD CONSTRAINT school_rbd_range CHECK (rbd BETWEEN 1 AND 99999);
ALTER TABLE commune ADD CONSTRAINT commune_cut_form CHECK (cut ~ '^[0-9]{5}$');
ALTER TABLE school_indicator ADD CONSTRAINT school_indicator_value_has_status
  CHECK ((value IS NULL) = (status IN ('reserved', 'no_data')));
ALTER TABLE assignment ADD CONSTRAINT assignment_not_oneself CHECK (mentor_id <> teacher_id);
ALTER TABLE assignment ADD CONSTRAINT assignment_minutes CHECK (minutes_per_week > 0 AND travel_minutes_per_week >= 0);
ALTER TABLE feedback_record ADD CONSTRAINT feedback_talk_percent
  CHECK (mentor_talk_percent IS NULL OR mentor_talk_percent BETWEEN 0 AND 100);
ALTER TABLE access_grant ADD CONSTRAINT access_grant_dates CHECK (valid_to IS NULL OR valid_to > valid_from);

-- at most one --------------------------------------------------------------------------------------------------------
CREATE UNIQUE INDEX assignment_one_active_per_teacher ON assignment (teacher_id) WHERE state = 'active';
CREATE UNIQUE INDEX cycle_one_open_per_assignment ON cycle (assignment_id) WHERE phase <> 'closed';
CREATE UNIQUE INDEX action_step_one_active_per_cycle ON action_step (cycle_id) WHERE state = 'active';
CREATE UNIQUE INDEX diagnosis_version_one_open ON diagnosis_version (diagnosis_id)
  WHERE state IN ('draft', 'in_review');
CREATE UNIQUE INDEX goal_one_active_per_focus ON goal (focus_id) WHERE state = 'active';

-- what never changes ---------------------------------------------------------------------------------------------------
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'IMMUTABLE: % on %', TG_OP, TG_TABLE_NAME;
END $$;

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER observation_revision_append_only BEFORE UPDATE OR DELETE ON observation_revision
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER diagnosis_review_append_only BEFORE UPDATE OR DELETE ON diagnosis_review
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER diagnosis_approval_append_only BEFORE UPDATE OR DELETE ON diagnosis_approval
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER closing_append_only BEFORE UPDATE OR DELETE ON closing
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A published rubric version keeps its content; it may only be retired. Its parts never change.
CREATE FUNCTION refuse_published_rubric() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND (TG_OP = 'DELETE' OR
     (to_jsonb(NEW) - 'state') IS DISTINCT FROM (to_jsonb(OLD) - 'state') OR NEW.state = 'draft') THEN
    RAISE EXCEPTION 'IMMUTABLE: rubric version';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER rubric_version_published BEFORE UPDATE OR DELETE ON rubric_version
  FOR EACH ROW EXECUTE FUNCTION refuse_published_rubric();

CREATE FUNCTION refuse_published_rubric_part() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  part jsonb := to_jsonb(CASE WHEN TG_OP = 'INSERT' THEN NEW ELSE OLD END);
  parent uuid := (part ->> 'version_id')::uuid;
BEGIN
  IF parent IS NULL THEN
    SELECT version_id INTO parent FROM rubric_indicator WHERE id = (part ->> 'indicator_id')::uuid;
  END IF;
  IF (SELECT state FROM rubric_version WHERE id = parent) <> 'draft' THEN
    RAISE EXCEPTION 'IMMUTABLE: part of a rubric version';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER rubric_section_published BEFORE INSERT OR UPDATE OR DELETE ON rubric_section
  FOR EACH ROW EXECUTE FUNCTION refuse_published_rubric_part();
CREATE TRIGGER rubric_indicator_published BEFORE INSERT OR UPDATE OR DELETE ON rubric_indicator
  FOR EACH ROW EXECUTE FUNCTION refuse_published_rubric_part();
CREATE TRIGGER rubric_level_published BEFORE INSERT OR UPDATE OR DELETE ON rubric_level
  FOR EACH ROW EXECUTE FUNCTION refuse_published_rubric_part();

-- A signed diagnosis version keeps its content: after "agreed" only the approval may be added.
CREATE FUNCTION refuse_signed_diagnosis() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['state', 'approved_at', 'lock_version'];
BEGIN
  IF OLD.state IN ('agreed', 'approved') AND (TG_OP = 'DELETE' OR
     (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free) OR
     NEW.state NOT IN ('agreed', 'approved') OR (OLD.state = 'approved' AND NEW.state <> 'approved')) THEN
    RAISE EXCEPTION 'IMMUTABLE: signed diagnosis';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER diagnosis_version_signed BEFORE UPDATE OR DELETE ON diagnosis_version
  FOR EACH ROW EXECUTE FUNCTION refuse_signed_diagnosis();

CREATE FUNCTION refuse_signed_need() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  part jsonb := to_jsonb(CASE WHEN TG_OP = 'INSERT' THEN NEW ELSE OLD END);
  parent uuid := (part ->> 'version_id')::uuid;
BEGIN
  IF parent IS NULL THEN
    SELECT version_id INTO parent FROM need WHERE id = (part ->> 'need_id')::uuid;
  END IF;
  IF (SELECT state FROM diagnosis_version WHERE id = parent) <> 'draft' THEN
    RAISE EXCEPTION 'IMMUTABLE: need of a submitted diagnosis';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER need_signed BEFORE INSERT OR UPDATE OR DELETE ON need
  FOR EACH ROW EXECUTE FUNCTION refuse_signed_need();
CREATE TRIGGER need_evidence_signed BEFORE INSERT OR UPDATE OR DELETE ON need_evidence
  FOR EACH ROW EXECUTE FUNCTION refuse_signed_need();

-- An acknowledged observation is frozen: its notes and ratings too.
CREATE FUNCTION refuse_acknowledged() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  part jsonb := to_jsonb(CASE WHEN TG_OP = 'INSERT' THEN NEW ELSE OLD END);
BEGIN
  IF (SELECT state FROM observation WHERE id = (part ->> 'observation_id')::uuid) = 'acknowledged' THEN
    RAISE EXCEPTION 'IMMUTABLE: acknowledged observation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER evidence_note_acknowledged BEFORE INSERT OR UPDATE OR DELETE ON evidence_note
  FOR EACH ROW EXECUTE FUNCTION refuse_acknowledged();
CREATE TRIGGER rating_acknowledged BEFORE INSERT OR UPDATE OR DELETE ON rating
  FOR EACH ROW EXECUTE FUNCTION refuse_acknowledged();

-- the audit chain ------------------------------------------------------------------------------------------------------
-- One chain per territory (and "platform"), so that territories do not wait for each other. The hash covers the entry
-- in a fixed text form and the hash before it.
CREATE FUNCTION audit_hash(entry audit_entry) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(concat_ws('|',
    entry.previous_hash, entry.chain, entry.sequence, entry.id,
    to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'),
    entry.actor_kind, coalesce(entry.actor_id::text, '-'), entry.action, entry.thing_kind, entry.thing_id,
    entry.details::text), 'UTF8')), 'hex')
$$;

CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before_it record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('audit:' || NEW.chain, 0));
  SELECT sequence, hash INTO before_it FROM audit_entry WHERE chain = NEW.chain ORDER BY sequence DESC LIMIT 1;
  NEW.at := date_trunc('milliseconds', NEW.at);
  NEW.sequence := coalesce(before_it.sequence, 0) + 1;
  NEW.previous_hash := coalesce(before_it.hash, '');
  NEW.hash := audit_hash(NEW);
  RETURN NEW;
END $$;
CREATE TRIGGER audit_entry_chain BEFORE INSERT ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();
