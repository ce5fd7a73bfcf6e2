-- What devices did without a signal: every operation as it came, every value that was written, and photos in parts.

-- CreateEnum
CREATE TYPE "sync_outcome" AS ENUM ('applied', 'conflict', 'held', 'rejected');

-- CreateEnum
CREATE TYPE "held_reason" AS ENUM ('missing', 'conflict', 'late', 'grant_ended');

-- CreateTable
CREATE TABLE "sync_operation" (
    "person_id" UUID NOT NULL,
    "op_id" UUID NOT NULL,
    "device" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "entity_id" UUID,
    "territory_id" UUID,
    "base_version" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "sent" TEXT NOT NULL,
    "after" UUID[],
    "captured_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "sync_outcome" NOT NULL,
    "held_reason" "held_reason",
    "message" TEXT,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by_id" UUID,
    "settled_reason" TEXT,

    CONSTRAINT "sync_operation_pkey" PRIMARY KEY ("person_id","op_id")
);

-- CreateTable
CREATE TABLE "observation_field" (
    "visit_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "op_id" UUID NOT NULL,
    "value" JSONB,
    "digest" TEXT,
    "is_known" BOOLEAN NOT NULL,
    "is_replaced" BOOLEAN NOT NULL,
    "captured_at" TIMESTAMPTZ(3),
    "device" UUID,

    CONSTRAINT "observation_field_pkey" PRIMARY KEY ("visit_id","field","op_id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "visit_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "received_bytes" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(3),

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("visit_id","sha256")
);

-- CreateTable
CREATE TABLE "attachment_part" (
    "visit_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "attachment_part_pkey" PRIMARY KEY ("visit_id","sha256","position")
);

-- CreateIndex
CREATE INDEX "sync_operation_entity_id_outcome_idx" ON "sync_operation"("entity_id", "outcome");

-- CreateIndex
CREATE INDEX "sync_operation_territory_id_outcome_held_reason_idx" ON "sync_operation"("territory_id", "outcome", "held_reason");

-- AddForeignKey
ALTER TABLE "observation_field" ADD CONSTRAINT "observation_field_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment_part" ADD CONSTRAINT "attachment_part_visit_id_sha256_fkey" FOREIGN KEY ("visit_id", "sha256") REFERENCES "attachment"("visit_id", "sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Nothing that arrived is changed or taken away; what changes is how an operation was settled.
CREATE FUNCTION keep_sync_operation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.person_id, OLD.op_id, OLD.device, OLD.kind, OLD.entity_id, OLD.digest, OLD.sent, OLD.captured_at, OLD.received_at)
     IS DISTINCT FROM
     (NEW.person_id, NEW.op_id, NEW.device, NEW.kind, NEW.entity_id, NEW.digest, NEW.sent, NEW.captured_at, NEW.received_at) THEN
    RAISE EXCEPTION 'IMMUTABLE: % on sync_operation', TG_OP;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sync_operation_kept BEFORE UPDATE ON sync_operation
  FOR EACH ROW EXECUTE FUNCTION keep_sync_operation();
CREATE TRIGGER sync_operation_no_delete BEFORE DELETE ON sync_operation
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION keep_observation_field() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.is_known AND (OLD.value IS DISTINCT FROM NEW.value OR NOT NEW.is_known) OR OLD.is_replaced AND NOT NEW.is_replaced THEN
    RAISE EXCEPTION 'IMMUTABLE: % on observation_field', TG_OP;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER observation_field_kept BEFORE UPDATE ON observation_field
  FOR EACH ROW EXECUTE FUNCTION keep_observation_field();
CREATE TRIGGER observation_field_no_delete BEFORE DELETE ON observation_field
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE sync_operation ADD CONSTRAINT sync_operation_held_says_why CHECK ((outcome = 'held') = (held_reason IS NOT NULL));
ALTER TABLE attachment ADD CONSTRAINT attachment_not_more_than_whole CHECK (received_bytes BETWEEN 0 AND bytes);
