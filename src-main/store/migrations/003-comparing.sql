-- == Views by name: what a page was set to show ==

-- What a person says of a view, a field a line; the newest line of each field whose step stands counts. A view is there
-- while it shows something. Goes by a name of its own that no other study gives, so that studies can be merged: `shows`
-- names indicators and series by their ids, bodies by the names that files print.
CREATE TABLE saved_view (
  id      INTEGER PRIMARY KEY,
  step_id INTEGER NOT NULL REFERENCES step (id),
  view    TEXT    NOT NULL CHECK (view <> ''),
  field   TEXT    NOT NULL CHECK (field IN ('name', 'note', 'place', 'shows')),
  value   TEXT,                                                       -- of `shows` JSON, null: the view is dropped
  UNIQUE (step_id, view, field),
  CHECK (value IS NOT NULL OR field = 'shows'),
  CHECK (value IS NULL OR field <> 'shows' OR json_valid(value)),
  CHECK (field <> 'name' OR value <> '')
) STRICT;
CREATE INDEX saved_view_field ON saved_view (view, field, id);

CREATE TRIGGER saved_view_is_never_changed BEFORE UPDATE ON saved_view
BEGIN SELECT raise(ABORT, 'what was said of a view is never changed'); END;
CREATE TRIGGER saved_view_is_never_deleted BEFORE DELETE ON saved_view
BEGIN SELECT raise(ABORT, 'what was said of a view is never deleted'); END;
CREATE TRIGGER saved_view_is_never_replaced BEFORE INSERT ON saved_view
WHEN EXISTS (
  SELECT 1 FROM saved_view
  WHERE id = NEW.id OR (step_id = NEW.step_id AND view = NEW.view AND field = NEW.field)
)
BEGIN SELECT raise(ABORT, 'what was said of a view is never replaced'); END;

-- What holds of each view now; of one that was dropped nothing.
CREATE VIEW standing_view AS
SELECT f.view, f.field, f.value, f.id, f.step_id
FROM saved_view f
WHERE f.id = (
  SELECT l.id
  FROM saved_view l
  WHERE l.view = f.view AND l.field = f.field
    AND (SELECT t.kind FROM step t WHERE t.target = l.step_id ORDER BY t.id DESC LIMIT 1) <> 'undo'
  ORDER BY l.id DESC
  LIMIT 1
);
