-- What a device writes into a lesson is stored by these functions, so that the usual case is one statement and the
-- others are made of the same parts. Each runs inside its caller's transaction.

-- The visit, with everything of it locked whether it is there or not, for its observer alone. The lock comes first and is
-- a statement of its own: what is read after it was committed by whoever held it.
CREATE FUNCTION lock_lesson(lesson uuid, writer uuid)
RETURNS TABLE (id uuid, territory_id uuid, teacher_id uuid, rubric_version_id uuid, visit_state text,
               observation_id uuid, state text, version integer) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('visit:' || lesson, 0));
  RETURN QUERY
    SELECT v.id, v.territory_id, v.teacher_id, v.rubric_version_id, v.state::text, o.id, o.state::text, o.version
      FROM visit v LEFT JOIN observation o ON o.visit_id = v.id
     WHERE v.id = lesson AND v.observer_id = writer
       FOR NO KEY UPDATE OF v;
END $$;

-- Stores values and what they replace, gives the draft a new version or opens it at its first word, and writes the audit
-- entry. A value that is there stays; storing the same again changes nothing of it.
-- fields: [{field, opId, value, digest, isKnown, isReplaced, capturedAt, device}]
CREATE FUNCTION write_lesson(lesson uuid, writer uuid, fields jsonb, operations integer)
RETURNS TABLE (id uuid, version integer, state text) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  place uuid;
  written record;
BEGIN
  SELECT v.territory_id INTO STRICT place FROM visit v WHERE v.id = lesson;
  INSERT INTO observation_field AS held (visit_id, field, op_id, value, digest, is_known, is_replaced, captured_at, device)
  SELECT lesson, given."field", given."opId", nullif(given."value", 'null'::jsonb), given."digest", given."isKnown",
         given."isReplaced", given."capturedAt", given."device"
    FROM jsonb_to_recordset(fields) AS given ("field" text, "opId" uuid, "value" jsonb, "digest" text, "isKnown" boolean,
                                              "isReplaced" boolean, "capturedAt" timestamptz, "device" uuid)
  ON CONFLICT (visit_id, field, op_id) DO UPDATE SET
    value = CASE WHEN held.is_known THEN held.value ELSE EXCLUDED.value END,
    digest = coalesce(held.digest, EXCLUDED.digest), is_known = held.is_known OR EXCLUDED.is_known,
    is_replaced = held.is_replaced OR EXCLUDED.is_replaced,
    captured_at = coalesce(held.captured_at, EXCLUDED.captured_at), device = coalesce(held.device, EXCLUDED.device);
  INSERT INTO observation AS held (id, territory_id, visit_id, state, version, created_at)
  VALUES (gen_random_uuid(), place, lesson, 'draft', 1, now())
  ON CONFLICT (visit_id) DO UPDATE SET version = held.version + 1
  RETURNING held.id, held.version, held.state::text AS state INTO written;
  INSERT INTO audit_entry (id, chain, at, actor_kind, actor_id, action, thing_kind, thing_id, details, sequence, previous_hash, hash)
  VALUES (gen_random_uuid(), place, now(), 'person', writer, 'observation.draft_saved', 'observation', written.id,
          jsonb_build_object('version', written.version, 'operations', operations,
                             'fields', (SELECT count(*) FROM jsonb_array_elements(fields) AS one WHERE (one->>'isKnown')::boolean)),
          0, '', '');
  RETURN QUERY SELECT written.id, written.version, written.state;
END $$;

-- What proves how a lesson stands, made of the digests that stand, for its observer alone: the sha256 of the text that
-- lib/sync/rules/receipt makes, and the fields in conflict.
CREATE FUNCTION lesson_receipt(lesson uuid, writer uuid)
RETURNS TABLE (version integer, state text, sha256 text, conflicts text[], attachments jsonb) LANGUAGE sql STABLE AS $$
  WITH found AS (
    SELECT v.id, o.version, CASE WHEN v.state = 'cancelled' THEN 'cancelled' ELSE coalesce(o.state::text, 'planned') END AS state,
           (SELECT digest FROM observation_revision r WHERE r.observation_id = o.id ORDER BY revision DESC LIMIT 1) AS revision
      FROM visit v LEFT JOIN observation o ON o.visit_id = v.id
     WHERE v.id = lesson AND v.observer_id = writer
  ), head AS (
    SELECT field, op_id, digest, value FROM observation_field
     WHERE visit_id = lesson AND is_known AND NOT is_replaced
  )
  SELECT coalesce(found.version, 0), found.state,
         encode(sha256(convert_to(found.id || ' ' || CASE WHEN found.state IN ('planned', 'cancelled') THEN 'none' ELSE found.state END
           || ' ' || coalesce(found.revision, '-') || E'\n'
           || coalesce((SELECT string_agg(line || E'\n', '' ORDER BY line COLLATE "C")
                          FROM (SELECT field || ' ' || op_id || ' ' || digest AS line FROM head) AS lines), ''), 'UTF8')), 'hex'),
         ARRAY(SELECT field FROM head GROUP BY field HAVING count(DISTINCT digest) > 1 ORDER BY field),
         coalesce((SELECT jsonb_agg(jsonb_build_object('sha256', photo.sha256, 'isReceived', a.received_at IS NOT NULL) ORDER BY photo.sha256)
                     FROM (SELECT DISTINCT value->>'sha256' AS sha256 FROM head WHERE field LIKE 'photo/%' AND value IS NOT NULL) AS photo
                     LEFT JOIN attachment a ON a.visit_id = lesson AND a.sha256 = photo.sha256), '[]'::jsonb)
    FROM found
$$;

-- Keeps operations as they came. One that is kept already stays as it is.
-- operations: [{opId, kind, entityId, territoryId, baseVersion, digest, sent, after, capturedAt, outcome, held, message}]
CREATE FUNCTION keep_operations(writer uuid, on_device uuid, operations jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO sync_operation (person_id, op_id, device, kind, entity_id, territory_id, base_version, digest, sent, after,
                              captured_at, received_at, outcome, held_reason, message)
  SELECT writer, given."opId", on_device, given."kind", given."entityId", given."territoryId", given."baseVersion",
         given."digest", given."sent", given."after", given."capturedAt", now(), given."outcome"::sync_outcome,
         given."held"::held_reason, given."message"
    FROM jsonb_to_recordset(operations) AS given ("opId" uuid, "kind" text, "entityId" uuid, "territoryId" uuid,
         "baseVersion" integer, "digest" text, "sent" text, "after" uuid[], "capturedAt" timestamptz, "outcome" text,
         "held" text, "message" text)
  ON CONFLICT (person_id, op_id) DO NOTHING
$$;

-- The usual case in one statement: words, all of them new, for a draft within reach, with nothing that waits. Gives the
-- receipt; null, and nothing is done, for every other case.
-- reached: the territories within the writer's reach; operations: as in keep_operations, each with the fields it writes.
CREATE FUNCTION take_words(lesson uuid, writer uuid, on_device uuid, reached uuid[], fields jsonb, operations jsonb)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  found record;
  receipt record;
BEGIN
  SELECT * INTO found FROM lock_lesson(lesson, writer);
  IF found.id IS NULL OR found.visit_state = 'cancelled' OR found.territory_id <> ALL (reached)
     OR coalesce(found.state, 'draft') <> 'draft' THEN
    RETURN NULL;
  END IF;
  IF EXISTS (SELECT FROM sync_operation o
              WHERE o.person_id = writer
                AND o.op_id IN (SELECT (one->>'opId')::uuid FROM jsonb_array_elements(operations) AS one))
     OR EXISTS (SELECT FROM sync_operation o
                 WHERE o.entity_id = lesson AND o.outcome = 'held' AND o.held_reason IN ('missing', 'conflict')
                   AND o.person_id = writer) THEN
    RETURN NULL;
  END IF;
  PERFORM write_lesson(lesson, writer, fields, jsonb_array_length(operations));
  SELECT * INTO receipt FROM lesson_receipt(lesson, writer);
  PERFORM keep_operations(writer, on_device, (
    SELECT jsonb_agg(one || jsonb_build_object('territoryId', found.territory_id, 'outcome',
             CASE WHEN ARRAY(SELECT jsonb_array_elements_text(one->'fields')) && receipt.conflicts THEN 'conflict' ELSE 'applied' END))
      FROM jsonb_array_elements(operations) AS one));
  RETURN to_jsonb(receipt);
END $$;
