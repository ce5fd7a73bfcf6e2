-- The outlines of communes are written and read whole, and nothing is asked of what is in them: as text they are taken
-- some five times quicker than number by number, and compressing them costs more than it saves.
ALTER TABLE commune ALTER COLUMN boundary TYPE json USING boundary::json, ALTER COLUMN boundary SET STORAGE EXTERNAL;
ALTER TABLE commune_entry ALTER COLUMN boundary TYPE json USING boundary::json, ALTER COLUMN boundary SET STORAGE EXTERNAL;
