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

-- == What reports took over from one another ==

-- The sentences of a report's prose as numbers. Worked out when they are first asked for, and again after a new reading.
CREATE TABLE prose_prints (
  report_id  INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
  rules      INTEGER NOT NULL,                                        -- by which rules: prints of others are worked out anew
  characters INTEGER NOT NULL CHECK (characters >= 0),                -- letters and figures of all its prose
  prints     BLOB    NOT NULL                                         -- of each sentence: 8 bytes its words, 2 their number, 1 its part
) STRICT;

-- How much of each report's prose stood in its body's report of the year before, and in other bodies' of the same year:
-- in characters, figures aside. Worked out for the whole study at once.
CREATE TABLE taken_over (
  report_id  INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
  characters INTEGER NOT NULL,
  again      INTEGER,                                                 -- null: no report of the year before
  elsewhere  INTEGER                                                  -- null: no other body reports on the year
) STRICT;

CREATE TABLE taken_over_part (
  report_id  INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  part       TEXT    NOT NULL,                                        -- kind of section
  characters INTEGER NOT NULL,
  again      INTEGER,
  elsewhere  INTEGER,
  PRIMARY KEY (report_id, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX taken_over_part_of_kind ON taken_over_part (part, report_id);

-- The same over all reports of a year. Shares are sums divided by sums, each over the reports that can have one.
CREATE TABLE taken_over_year (
  year          INTEGER NOT NULL,
  part          TEXT    NOT NULL,                                     -- kind of section; empty for the whole report
  reports       INTEGER NOT NULL,
  characters    INTEGER NOT NULL,
  again         INTEGER NOT NULL,
  again_of      INTEGER NOT NULL,
  elsewhere     INTEGER NOT NULL,
  elsewhere_of  INTEGER NOT NULL,
  PRIMARY KEY (year, part)
) STRICT, WITHOUT ROWID;

-- Reports that are alike: of two bodies on one year, or of one body on a year and the year before.
CREATE TABLE alike (
  report_id INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  other_id  INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  kind      TEXT    NOT NULL CHECK (kind IN ('bodies', 'years')),
  likeness  REAL    NOT NULL CHECK (likeness BETWEEN 0 AND 1),        -- characters both have, of those that either has
  PRIMARY KEY (report_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX alike_to ON alike (other_id);
CREATE INDEX alike_most ON alike (kind, likeness);

-- What the four tables above were worked out from: stale as soon as any report changed since.
CREATE TABLE taken_over_run (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  changes    INTEGER NOT NULL,                                        -- counts changes of reports
  made_after INTEGER,                                                 -- so many; null: not worked out to the end
  made_at    TEXT,                                                    -- ISO 8601, UTC
  CHECK ((made_after IS NULL) = (made_at IS NULL))
) STRICT;
INSERT INTO taken_over_run (id, changes) VALUES (1, 0);

CREATE TRIGGER report_added_changes_taken_over AFTER INSERT ON report
BEGIN UPDATE taken_over_run SET changes = changes + 1; END;
CREATE TRIGGER report_gone_changes_taken_over AFTER DELETE ON report
BEGIN UPDATE taken_over_run SET changes = changes + 1; END;
CREATE TRIGGER report_moved_changes_taken_over AFTER UPDATE OF organisation_id, year, standing ON report
BEGIN UPDATE taken_over_run SET changes = changes + 1; END;

-- == Series of a person's own: formulas over indicators and other series ==

-- What a person says a series is; the newest line of a name whose step stands counts. Names are never given again, in no
-- study, since formulas and views name them. The definition is JSON, null where the series is deleted.
CREATE TABLE own_series (
  id         INTEGER PRIMARY KEY,
  step_id    INTEGER NOT NULL REFERENCES step (id),
  name       TEXT    NOT NULL CHECK (name GLOB 'my_[a-z0-9]*'),
  definition TEXT CHECK (definition IS NULL OR json_valid(definition)),
  UNIQUE (step_id, name)
) STRICT;
CREATE INDEX own_series_of_name ON own_series (name, id);

CREATE TRIGGER own_series_is_never_changed BEFORE UPDATE ON own_series
BEGIN SELECT raise(ABORT, 'a series of one''s own is never changed'); END;
CREATE TRIGGER own_series_is_never_deleted BEFORE DELETE ON own_series
BEGIN SELECT raise(ABORT, 'a series of one''s own is never deleted'); END;
CREATE TRIGGER own_series_is_never_replaced BEFORE INSERT ON own_series
WHEN EXISTS (SELECT 1 FROM own_series WHERE id = NEW.id OR (step_id = NEW.step_id AND name = NEW.name))
BEGIN SELECT raise(ABORT, 'a series of one''s own is never replaced'); END;

-- == Taking it away: what to export and how, by name. Not a step: it says nothing about the reports. ==

CREATE TABLE export_recipe (
  name   TEXT PRIMARY KEY CHECK (name <> ''),
  recipe TEXT NOT NULL CHECK (json_valid(recipe))
) STRICT;

-- == Accuracy: values drawn at random, for people to hold against the source ==

-- One draw: which numbers decided, and of how many values of each kind it was drawn.
CREATE TABLE sample_draw (
  id         INTEGER PRIMARY KEY,
  step_id    INTEGER NOT NULL REFERENCES step (id),
  seed       INTEGER NOT NULL,
  stratified INTEGER NOT NULL CHECK (stratified IN (0, 1)),
  population TEXT    NOT NULL CHECK (json_valid(population)),         -- values by stratum
  UNIQUE (step_id)
) STRICT;

-- The values drawn, as they stood. By the source, whose id outlives every new reading.
CREATE TABLE sample_value (
  id           INTEGER PRIMARY KEY,
  step_id      INTEGER NOT NULL REFERENCES step (id),
  nth          INTEGER NOT NULL CHECK (nth >= 0),
  source_id    INTEGER NOT NULL REFERENCES source (id),
  indicator    TEXT    NOT NULL,
  stratum      TEXT    NOT NULL CHECK (stratum IN ('table', 'derived', 'sign', 'corrected')),
  kind         TEXT    NOT NULL CHECK (kind IN ('number', 'blank', 'slash', 'dash', 'none', 'text')),
  number       REAL,
  text         TEXT    NOT NULL,
  UNIQUE (step_id, source_id, indicator),
  CHECK ((kind = 'number') = (number IS NOT NULL))
) STRICT;

-- What a person says of a value held against the source; null: not held against it. It holds of this value and no other.
CREATE TABLE sample_verdict (
  id        INTEGER PRIMARY KEY,
  step_id   INTEGER NOT NULL REFERENCES step (id),
  source_id INTEGER NOT NULL REFERENCES source (id),
  indicator TEXT    NOT NULL,
  kind      TEXT    NOT NULL CHECK (kind IN ('number', 'blank', 'slash', 'dash', 'none', 'text')),
  number    REAL,
  text      TEXT    NOT NULL,
  verdict   TEXT CHECK (verdict IN ('right', 'wrong')),
  UNIQUE (step_id, source_id, indicator)
) STRICT;
CREATE INDEX sample_verdict_of_value ON sample_verdict (source_id, indicator, id);

CREATE TRIGGER sample_draw_is_never_changed BEFORE UPDATE ON sample_draw
BEGIN SELECT raise(ABORT, 'a draw is never changed'); END;
CREATE TRIGGER sample_draw_is_never_deleted BEFORE DELETE ON sample_draw
BEGIN SELECT raise(ABORT, 'a draw is never deleted'); END;
CREATE TRIGGER sample_draw_is_never_replaced BEFORE INSERT ON sample_draw
WHEN EXISTS (SELECT 1 FROM sample_draw WHERE id = NEW.id OR step_id = NEW.step_id)
BEGIN SELECT raise(ABORT, 'a draw is never replaced'); END;
CREATE TRIGGER sample_value_is_never_changed BEFORE UPDATE ON sample_value
BEGIN SELECT raise(ABORT, 'a value drawn is never changed'); END;
CREATE TRIGGER sample_value_is_never_deleted BEFORE DELETE ON sample_value
BEGIN SELECT raise(ABORT, 'a value drawn is never deleted'); END;
CREATE TRIGGER sample_value_is_never_replaced BEFORE INSERT ON sample_value
WHEN EXISTS (
  SELECT 1 FROM sample_value
  WHERE id = NEW.id OR (step_id = NEW.step_id AND source_id = NEW.source_id AND indicator = NEW.indicator)
)
BEGIN SELECT raise(ABORT, 'a value drawn is never replaced'); END;
CREATE TRIGGER sample_verdict_is_never_changed BEFORE UPDATE ON sample_verdict
BEGIN SELECT raise(ABORT, 'what was said of a value is never changed'); END;
CREATE TRIGGER sample_verdict_is_never_deleted BEFORE DELETE ON sample_verdict
BEGIN SELECT raise(ABORT, 'what was said of a value is never deleted'); END;
CREATE TRIGGER sample_verdict_is_never_replaced BEFORE INSERT ON sample_verdict
WHEN EXISTS (
  SELECT 1 FROM sample_verdict
  WHERE id = NEW.id OR (step_id = NEW.step_id AND source_id = NEW.source_id AND indicator = NEW.indicator)
)
BEGIN SELECT raise(ABORT, 'what was said of a value is never replaced'); END;
