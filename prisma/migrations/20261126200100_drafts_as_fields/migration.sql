-- Drafts written before lessons were kept as fields become fields, each draft as if one operation had written it.
WITH draft AS (
  SELECT o.*, gen_random_uuid() AS op_id FROM observation o
   WHERE o.state = 'draft' AND NOT EXISTS (SELECT 1 FROM observation_field f WHERE f.visit_id = o.visit_id)
), written AS (
  SELECT d.visit_id, d.op_id, 'note/' || n.id AS field,
         '{"noteClass":' || to_json(n.note_class::text) || ',"offsetSeconds":' || n.offset_seconds || ',"speaker":'
           || to_json(n.speaker::text) || ',"text":' || to_json(n.text) || '}' AS value
    FROM draft d JOIN evidence_note n ON n.observation_id = d.id
  UNION ALL
  SELECT d.visit_id, d.op_id, 'rating/' || r.indicator_id,
         '{"level":' || coalesce(r.level::text, 'null') || ',"noteIds":['
           || coalesce((SELECT string_agg('"' || e.note_id || '"', ',' ORDER BY e.note_id) FROM rating_evidence e WHERE e.rating_id = r.id), '') || ']}'
    FROM draft d JOIN rating r ON r.observation_id = d.id
  UNION ALL
  SELECT visit_id, op_id, 'context/lessonObjective', to_json(lesson_objective)::text FROM draft WHERE lesson_objective IS NOT NULL
  UNION ALL
  SELECT visit_id, op_id, 'context/studentsPresent', students_present::text FROM draft WHERE students_present IS NOT NULL
  UNION ALL
  SELECT visit_id, op_id, 'context/startedAt', to_json(to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text
    FROM draft WHERE started_at IS NOT NULL
  UNION ALL
  SELECT visit_id, op_id, 'context/endedAt', to_json(to_char(ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text
    FROM draft WHERE ended_at IS NOT NULL
)
INSERT INTO observation_field (visit_id, field, op_id, value, digest, is_known, is_replaced)
SELECT visit_id, field, op_id, value::jsonb, encode(sha256(convert_to(value, 'UTF8')), 'hex'), true, false FROM written;
