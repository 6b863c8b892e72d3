-- == Steps: everything a person does to the study, and the undoing and redoing of it ==

-- One step may change many cells, or merge two bodies: it stands or falls as a whole. Only ever added to. What a step
-- says is kept in tables of its own (edit, choice, …) whose lines carry its id and are only ever added to either; what
-- holds is the newest line whose step stands.
CREATE TABLE step (
  id      INTEGER PRIMARY KEY,
  kind    TEXT    NOT NULL CHECK (kind <> ''),                        -- 'undo' and 'redo' are turns of another step
  target  INTEGER NOT NULL REFERENCES step (id),                      -- the step undone or redone, else itself
  reason  TEXT    NOT NULL,
  author  TEXT    NOT NULL,
  made_at TEXT    NOT NULL,                                           -- ISO 8601, UTC
  CHECK ((kind IN ('undo', 'redo')) = (target <> id))
) STRICT;
CREATE INDEX step_of_target ON step (target, id, kind);

-- What a step changed, in words that stay as they were on the day: for the history, which is never worked out anew.
CREATE TABLE step_line (
  step_id     INTEGER NOT NULL REFERENCES step (id),
  nth         INTEGER NOT NULL,
  source_id   INTEGER REFERENCES source (id),                         -- the file whose report it is about, if one
  indicator   TEXT,                                                   -- the cell of it, if one
  subject     TEXT    NOT NULL,                                       -- what else it is about: a name, a file, a wording
  before_text TEXT,                                                   -- null: there was no such cell; empty: it was blank
  after_text  TEXT,
  PRIMARY KEY (step_id, nth),
  CHECK (indicator IS NULL OR source_id IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX step_line_of_source ON step_line (source_id, indicator, step_id) WHERE source_id IS NOT NULL;

-- Both tables of version 1 whose lines now belong to steps.
DROP VIEW current_value;
DROP VIEW standing_edit;
DROP INDEX edit_of_cell;
DROP TRIGGER edit_is_never_changed;
DROP TRIGGER edit_is_never_deleted;
DROP TRIGGER edit_is_never_replaced;
DROP TRIGGER edit_targets_its_own_cell;
ALTER TABLE edit RENAME TO edit_1;
DROP INDEX choice_of_source;
DROP TRIGGER choice_is_never_changed;
DROP TRIGGER choice_is_never_deleted;
ALTER TABLE choice RENAME TO choice_1;

-- What people corrected. No cascade from report: a report that someone has corrected cannot be deleted.
CREATE TABLE edit (
  id           INTEGER PRIMARY KEY,
  step_id      INTEGER NOT NULL REFERENCES step (id),
  report_id    INTEGER NOT NULL REFERENCES report (id),
  indicator    TEXT    NOT NULL,
  kind         TEXT CHECK (kind IN ('number', 'blank', 'slash', 'dash', 'none')),  -- null: what the file states holds again
  number       REAL,
  text         TEXT,                                                  -- as typed
  unit         TEXT,
  printed_unit TEXT,                                                  -- where one was typed
  -- What the file was read as when the person said so, null where it had no such cell: a later reading is held against it.
  read_kind    TEXT CHECK (read_kind IN ('number', 'blank', 'slash', 'dash', 'none', 'text', 'unreadable', 'ambiguous')),
  read_number  REAL,
  read_text    TEXT,
  read_printed_unit TEXT,
  UNIQUE (step_id, report_id, indicator),
  CHECK ((kind IS NULL) = (text IS NULL) AND (kind IS NULL) = (unit IS NULL)),
  CHECK ((number IS NOT NULL) = (kind IS NOT NULL AND kind = 'number')),
  CHECK (printed_unit IS NULL OR number IS NOT NULL),
  CHECK ((read_kind IS NULL) = (read_text IS NULL)),
  CHECK ((read_number IS NOT NULL) = (read_kind IS NOT NULL AND read_kind = 'number')),
  CHECK (read_printed_unit IS NULL OR read_number IS NOT NULL)
) STRICT;
CREATE INDEX edit_of_cell ON edit (report_id, indicator, id);

-- Which of several reports that are likely the same one a person wants to stand, and which not. The last line about a
-- file whose step stands counts. Goes by the source, whose id outlives every new reading.
CREATE TABLE choice (
  id        INTEGER PRIMARY KEY,
  step_id   INTEGER NOT NULL REFERENCES step (id),
  source_id INTEGER NOT NULL REFERENCES source (id),
  chosen    INTEGER NOT NULL REFERENCES source (id),                  -- the one that stands; itself where it was chosen
  UNIQUE (step_id, source_id)
) STRICT;
CREATE INDEX choice_of_source ON choice (source_id, id);

-- Version 1 is carried over in the order of time. A clock that was set back must not turn the order of corrections
-- round: each counts as made no earlier than the one before it.
CREATE TABLE carried AS
SELECT row_number() OVER (ORDER BY at, what, old) AS step_id, what, old
FROM (
  SELECT 'edit' AS what, id AS old, max(made_at) OVER (ORDER BY id) AS at FROM edit_1
  UNION ALL
  SELECT 'choice', act, max(made_at) OVER (ORDER BY act) FROM (SELECT act, min(made_at) AS made_at FROM choice_1 GROUP BY act)
);
CREATE UNIQUE INDEX carried_from ON carried (what, old);

INSERT INTO step (id, kind, target, reason, author, made_at)
SELECT c.step_id, iif(e.act = 'make', 'edit', e.act), t.step_id, e.reason, e.author, e.made_at
FROM carried c
JOIN edit_1 e ON e.id = c.old
JOIN carried t ON t.what = 'edit' AND t.old = e.target
WHERE c.what = 'edit'
UNION ALL
SELECT c.step_id, 'choice', c.step_id, h.reason, h.author, h.made_at
FROM carried c
JOIN choice_1 h ON h.id = (SELECT min(f.id) FROM choice_1 f WHERE f.act = c.old)
WHERE c.what = 'choice'
ORDER BY 1;

INSERT INTO step_line (step_id, nth, source_id, indicator, subject, before_text, after_text)
SELECT c.step_id, 0, r.source_id, e.indicator, '', e.before_text, e.after_text
FROM carried c
JOIN edit_1 e ON e.id = c.old
JOIN report r ON r.id = e.report_id
WHERE c.what = 'edit'
UNION ALL
SELECT c.step_id, 0, h.chosen, NULL, '', '', s.file_name
FROM carried c
JOIN choice_1 h ON h.id = (SELECT min(f.id) FROM choice_1 f WHERE f.act = c.old)
JOIN source s ON s.id = h.chosen
WHERE c.what = 'choice';

-- Version 1 did not keep what the file was read as at the time; what it is read as now is the best that is known.
INSERT INTO edit (id, step_id, report_id, indicator, kind, number, text, unit, printed_unit,
                  read_kind, read_number, read_text, read_printed_unit)
SELECT e.id, c.step_id, e.report_id, e.indicator, e.kind, e.number, e.text, e.unit, e.printed_unit,
       o.kind, o.number, o.text, o.printed_unit
FROM edit_1 e
JOIN carried c ON c.what = 'edit' AND c.old = e.id
LEFT JOIN observation o ON o.report_id = e.report_id AND o.in_prose = 0 AND o.indicator = e.indicator AND o.nth = 0
WHERE e.act = 'make';

INSERT INTO choice (id, step_id, source_id, chosen)
SELECT h.id, c.step_id, h.source_id, h.chosen
FROM choice_1 h
JOIN carried c ON c.what = 'choice' AND c.old = h.act;

DROP TABLE edit_1;
DROP TABLE choice_1;
DROP TABLE carried;

CREATE TRIGGER step_is_never_changed BEFORE UPDATE ON step
BEGIN SELECT raise(ABORT, 'a step is never changed'); END;
CREATE TRIGGER step_is_never_deleted BEFORE DELETE ON step
BEGIN SELECT raise(ABORT, 'a step is never deleted'); END;
-- INSERT OR REPLACE would delete without asking the trigger above.
CREATE TRIGGER step_is_never_replaced BEFORE INSERT ON step
WHEN EXISTS (SELECT 1 FROM step WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'a step is never replaced'); END;
-- Of a step that is itself a turn, or not there, there is no last turn.
CREATE TRIGGER step_turns_in_turn BEFORE INSERT ON step
WHEN NEW.target <> NEW.id AND (NEW.kind = 'undo') IS NOT (
  SELECT t.kind <> 'undo' FROM step t WHERE t.target = NEW.target ORDER BY t.id DESC LIMIT 1
)
BEGIN SELECT raise(ABORT, 'only what stands can be undone, only what was undone redone'); END;

CREATE TRIGGER step_line_is_never_changed BEFORE UPDATE ON step_line
BEGIN SELECT raise(ABORT, 'a line of history is never changed'); END;
CREATE TRIGGER step_line_is_never_deleted BEFORE DELETE ON step_line
BEGIN SELECT raise(ABORT, 'a line of history is never deleted'); END;
CREATE TRIGGER step_line_is_never_replaced BEFORE INSERT ON step_line
WHEN EXISTS (SELECT 1 FROM step_line WHERE step_id = NEW.step_id AND nth = NEW.nth)
BEGIN SELECT raise(ABORT, 'a line of history is never replaced'); END;

CREATE TRIGGER edit_is_never_changed BEFORE UPDATE ON edit
BEGIN SELECT raise(ABORT, 'a correction is never changed'); END;
CREATE TRIGGER edit_is_never_deleted BEFORE DELETE ON edit
BEGIN SELECT raise(ABORT, 'a correction is never deleted'); END;
CREATE TRIGGER edit_is_never_replaced BEFORE INSERT ON edit
WHEN EXISTS (
  SELECT 1 FROM edit
  WHERE id = NEW.id OR (step_id = NEW.step_id AND report_id = NEW.report_id AND indicator = NEW.indicator)
)
BEGIN SELECT raise(ABORT, 'a correction is never replaced'); END;

CREATE TRIGGER choice_is_never_changed BEFORE UPDATE ON choice
BEGIN SELECT raise(ABORT, 'a choice is never changed'); END;
CREATE TRIGGER choice_is_never_deleted BEFORE DELETE ON choice
BEGIN SELECT raise(ABORT, 'a choice is never deleted'); END;
CREATE TRIGGER choice_is_never_replaced BEFORE INSERT ON choice
WHEN EXISTS (SELECT 1 FROM choice WHERE id = NEW.id OR (step_id = NEW.step_id AND source_id = NEW.source_id))
BEGIN SELECT raise(ABORT, 'a choice is never replaced'); END;

-- Steps that stand: the last thing done about them is not an undo. Turns themselves are not among them.
CREATE VIEW standing_step AS
SELECT s.id, s.kind, s.reason, s.author, s.made_at
FROM step s
WHERE s.target = s.id
  AND (SELECT t.kind FROM step t WHERE t.target = s.id ORDER BY t.id DESC LIMIT 1) <> 'undo';

CREATE VIEW standing_edit AS
SELECT e.id, e.step_id, e.report_id, e.indicator, e.kind, e.number, e.text, e.unit, e.printed_unit,
       e.read_kind, e.read_number, e.read_text, e.read_printed_unit
FROM edit e
WHERE (SELECT t.kind FROM step t WHERE t.target = e.step_id ORDER BY t.id DESC LIMIT 1) <> 'undo';

CREATE VIEW standing_choice AS
SELECT c.id, c.step_id, c.source_id, c.chosen
FROM choice c
WHERE (SELECT t.kind FROM step t WHERE t.target = c.step_id ORDER BY t.id DESC LIMIT 1) <> 'undo';

-- The value to show in each cell: the newest correction that stands, else what the file states. Prose is not in it.
-- A cell that only a person filled has no edition of its own.
CREATE VIEW current_value AS
SELECT o.report_id, o.indicator, o.edition, o.id AS observation_id, e.id AS edit_id,
       iif(e.id IS NULL, o.kind, e.kind)                 AS kind,
       iif(e.id IS NULL, o.number, e.number)             AS number,
       iif(e.id IS NULL, o.text, e.text)                 AS text,
       iif(e.id IS NULL, o.unit, e.unit)                 AS unit,
       iif(e.id IS NULL, o.printed_unit, e.printed_unit) AS printed_unit
FROM observation o
LEFT JOIN edit e ON e.kind IS NOT NULL AND e.id = (
  SELECT s.id FROM standing_edit s
  WHERE s.report_id = o.report_id AND s.indicator = o.indicator
  ORDER BY s.id DESC LIMIT 1
)
WHERE o.in_prose = 0 AND o.nth = 0
UNION ALL
SELECT s.report_id, s.indicator, NULL, NULL, s.id, s.kind, s.number, s.text, s.unit, s.printed_unit
FROM standing_edit s
WHERE s.kind IS NOT NULL
  AND NOT EXISTS (
    SELECT 1 FROM standing_edit later
    WHERE later.report_id = s.report_id AND later.indicator = s.indicator AND later.id > s.id
  )
  AND NOT EXISTS (
    SELECT 1 FROM observation o
    WHERE o.report_id = s.report_id AND o.in_prose = 0 AND o.indicator = s.indicator AND o.nth = 0
  );

-- == The study itself: its title, what it is about, notes on it ==

-- What a person wrote; the newest line of each counts, and the earlier ones stay to be read. Only ever added to.
CREATE TABLE study_text (
  id      INTEGER PRIMARY KEY,
  about   TEXT NOT NULL CHECK (about IN ('title', 'description', 'notes')),
  text    TEXT NOT NULL,
  author  TEXT NOT NULL,
  made_at TEXT NOT NULL                                               -- ISO 8601, UTC
) STRICT;
CREATE INDEX study_text_about ON study_text (about, id);

CREATE TRIGGER study_text_is_never_changed BEFORE UPDATE ON study_text
BEGIN SELECT raise(ABORT, 'a text about the study is never changed'); END;
CREATE TRIGGER study_text_is_never_deleted BEFORE DELETE ON study_text
BEGIN SELECT raise(ABORT, 'a text about the study is never deleted'); END;
CREATE TRIGGER study_text_is_never_replaced BEFORE INSERT ON study_text
WHEN EXISTS (SELECT 1 FROM study_text WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'a text about the study is never replaced'); END;

-- Turns of another person's study that came too late to change anything here: so that merging it again does not either.
CREATE TABLE merged_turn (
  identity TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- == The grid: choices of columns by name. Not a step: it says nothing about the reports. ==

CREATE TABLE column_set (
  name       TEXT PRIMARY KEY CHECK (name <> ''),
  indicators TEXT NOT NULL CHECK (json_valid(indicators))             -- an array, in the order of the columns
) STRICT;

-- == Looking through a report: readings confirmed, notes, reports checked ==

-- A person held a reading against the source and agrees. It holds for this reading alone, not for a later, other one.
CREATE TABLE confirmation (
  id           INTEGER PRIMARY KEY,
  step_id      INTEGER NOT NULL REFERENCES step (id),
  report_id    INTEGER NOT NULL REFERENCES report (id),
  indicator    TEXT    NOT NULL,
  kind         TEXT    NOT NULL CHECK (kind IN ('number', 'blank', 'slash', 'dash', 'none', 'text')),
  number       REAL,
  text         TEXT    NOT NULL,
  printed_unit TEXT,
  UNIQUE (step_id, report_id, indicator),
  CHECK ((kind = 'number') = (number IS NOT NULL))
) STRICT;
CREATE INDEX confirmation_of_cell ON confirmation (report_id, indicator, id);

-- What a person wrote about a cell, or about the whole report. The newest line about a place that stands is the note
-- there; an empty one takes it away.
CREATE TABLE note (
  id        INTEGER PRIMARY KEY,
  step_id   INTEGER NOT NULL REFERENCES step (id),
  report_id INTEGER NOT NULL REFERENCES report (id),
  indicator TEXT,                                                     -- null: the report as a whole
  text      TEXT    NOT NULL
) STRICT;
CREATE INDEX note_of_place ON note (report_id, indicator, id);

-- Reports a person is done with, and those taken up again. What the file was read as then is kept as a print, so that
-- a report that is read otherwise later does not pass for checked.
CREATE TABLE checked (
  id         INTEGER PRIMARY KEY,
  step_id    INTEGER NOT NULL REFERENCES step (id),
  report_id  INTEGER NOT NULL REFERENCES report (id),
  is_checked INTEGER NOT NULL CHECK (is_checked IN (0, 1)),
  print      TEXT    NOT NULL
) STRICT;
CREATE INDEX checked_of_report ON checked (report_id, id);

-- Which reports are checked now, worked out anew with every mark, every turn of one and every new reading, so that the
-- next one to check is found among many.
CREATE TABLE checked_report (
  report_id INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
  step_id   INTEGER NOT NULL REFERENCES step (id),
  holds     INTEGER NOT NULL CHECK (holds IN (0, 1))                  -- whether it is read as it was then
) STRICT;

CREATE TRIGGER confirmation_is_never_changed BEFORE UPDATE ON confirmation
BEGIN SELECT raise(ABORT, 'a confirmation is never changed'); END;
CREATE TRIGGER confirmation_is_never_deleted BEFORE DELETE ON confirmation
BEGIN SELECT raise(ABORT, 'a confirmation is never deleted'); END;
CREATE TRIGGER confirmation_is_never_replaced BEFORE INSERT ON confirmation WHEN EXISTS (SELECT 1 FROM confirmation WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'a confirmation is never replaced'); END;
CREATE TRIGGER note_is_never_changed BEFORE UPDATE ON note
BEGIN SELECT raise(ABORT, 'a note is never changed'); END;
CREATE TRIGGER note_is_never_deleted BEFORE DELETE ON note
BEGIN SELECT raise(ABORT, 'a note is never deleted'); END;
CREATE TRIGGER note_is_never_replaced BEFORE INSERT ON note WHEN EXISTS (SELECT 1 FROM note WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'a note is never replaced'); END;
CREATE TRIGGER checked_is_never_changed BEFORE UPDATE ON checked
BEGIN SELECT raise(ABORT, 'a mark is never changed'); END;
CREATE TRIGGER checked_is_never_deleted BEFORE DELETE ON checked
BEGIN SELECT raise(ABORT, 'a mark is never deleted'); END;
CREATE TRIGGER checked_is_never_replaced BEFORE INSERT ON checked WHEN EXISTS (SELECT 1 FROM checked WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'a mark is never replaced'); END;

CREATE VIEW standing_confirmation AS
SELECT c.id, c.step_id, c.report_id, c.indicator, c.kind, c.number, c.text, c.printed_unit
FROM confirmation c
WHERE (SELECT t.kind FROM step t WHERE t.target = c.step_id ORDER BY t.id DESC LIMIT 1) <> 'undo';

CREATE VIEW standing_note AS
SELECT n.id, n.step_id, n.report_id, n.indicator, n.text
FROM note n
WHERE n.text <> '' AND n.id = (
  SELECT k.id FROM note k
  WHERE k.report_id = n.report_id AND k.indicator IS n.indicator
    AND (SELECT t.kind FROM step t WHERE t.target = k.step_id ORDER BY t.id DESC LIMIT 1) <> 'undo'
  ORDER BY k.id DESC LIMIT 1
);

-- == Findings between years, and what people say of findings ==

-- A finding may be about two reports of one body: it belongs to the later and names the one of the year before.
ALTER TABLE finding ADD COLUMN earlier_id INTEGER REFERENCES report (id) ON DELETE CASCADE;
ALTER TABLE finding_indicator ADD COLUMN in_earlier INTEGER NOT NULL DEFAULT 0 CHECK (in_earlier IN (0, 1));
CREATE INDEX finding_of_earlier ON finding (earlier_id) WHERE earlier_id IS NOT NULL;

-- Reports to be held against the year before anew: something that bears on it changed. Emptied before the transaction
-- ends. Marked by triggers, so that nothing that moves reports about can forget to.
CREATE TABLE years_due (report_id INTEGER PRIMARY KEY) STRICT;

-- No OR IGNORE: the statement that fires a trigger puts its own way with conflicts in its place.
CREATE TRIGGER years_are_due_of_moved AFTER UPDATE OF organisation_id, year, standing ON report
WHEN (OLD.organisation_id, OLD.year, OLD.standing) IS NOT (NEW.organisation_id, NEW.year, NEW.standing)
BEGIN
  INSERT INTO years_due (report_id)
  SELECT id
  FROM (
    SELECT NEW.id AS id
    UNION
    SELECT id FROM report WHERE organisation_id = NEW.organisation_id AND year = NEW.year + 1 AND standing = 1
    UNION
    SELECT id FROM report WHERE organisation_id = OLD.organisation_id AND year = OLD.year + 1 AND standing = 1
  )
  WHERE id NOT IN (SELECT report_id FROM years_due);
END;
CREATE TRIGGER years_are_due_of_deleted AFTER DELETE ON report
BEGIN
  DELETE FROM years_due WHERE report_id = OLD.id;
  INSERT INTO years_due (report_id)
  SELECT id FROM report
  WHERE organisation_id = OLD.organisation_id AND year = OLD.year + 1 AND standing = 1
    AND id NOT IN (SELECT report_id FROM years_due);
END;

-- Studies of version 1 have no findings between years yet: they are worked out once the study is open.
INSERT INTO years_due (report_id) SELECT id FROM report WHERE standing = 1;

-- What people say of a finding: the publisher's error, our misreading, or nothing wrong. Goes by the source, whose id
-- outlives every new reading, by what disagrees and by both numbers: with other numbers it is another disagreement. The
-- newest line whose step stands counts; the note is the reason of the step. Only ever added to.
CREATE TABLE verdict (
  id           INTEGER PRIMARY KEY,
  step_id      INTEGER NOT NULL REFERENCES step (id),
  source_id    INTEGER NOT NULL REFERENCES source (id),
  fingerprint  TEXT    NOT NULL,
  left_number  REAL,
  right_number REAL,
  verdict      TEXT CHECK (verdict IN ('publisher', 'misread', 'fine')),  -- null: open again
  UNIQUE (step_id, source_id, fingerprint)
) STRICT;
CREATE INDEX verdict_of_finding ON verdict (source_id, fingerprint, id);

CREATE TRIGGER verdict_is_never_changed BEFORE UPDATE ON verdict
BEGIN SELECT raise(ABORT, 'a verdict is never changed'); END;
CREATE TRIGGER verdict_is_never_deleted BEFORE DELETE ON verdict
BEGIN SELECT raise(ABORT, 'a verdict is never deleted'); END;
CREATE TRIGGER verdict_is_never_replaced BEFORE INSERT ON verdict
WHEN EXISTS (
  SELECT 1 FROM verdict
  WHERE id = NEW.id OR (step_id = NEW.step_id AND source_id = NEW.source_id AND fingerprint = NEW.fingerprint)
)
BEGIN SELECT raise(ABORT, 'a verdict is never replaced'); END;

CREATE VIEW standing_verdict AS
SELECT v.id, v.step_id, v.source_id, v.fingerprint, v.left_number, v.right_number, v.verdict
FROM verdict v
WHERE (SELECT t.kind FROM step t WHERE t.target = v.step_id ORDER BY t.id DESC LIMIT 1) <> 'undo';

-- What holds of each finding now, worked out from the verdicts: null while it is open. `verdict_id` is the last thing
-- said of it, be it with other numbers.
ALTER TABLE finding ADD COLUMN verdict TEXT CHECK (verdict IN ('publisher', 'misread', 'fine'));
ALTER TABLE finding ADD COLUMN verdict_id INTEGER REFERENCES verdict (id);
CREATE INDEX finding_of_check ON finding (check_id, level, verdict, report_id);
-- All that filters ask for is in it: a page far down is counted to without looking at a single finding.
CREATE INDEX finding_in_order ON finding (
  CASE level WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, check_id, report_id, id, level, verdict, verdict_id
);

-- Of the findings, those judged; `findings` and `worst` count those that are open.
ALTER TABLE report_tally ADD COLUMN judged INTEGER NOT NULL DEFAULT 0;
-- == Organisations: what people say of bodies, and what follows from it ==

-- A row for each name a body was ever known by: read in a report, or given by a person. `key_name` is that name for ever;
-- `name` is the one shown. A row merged into another shows nothing: `root_id` is the row its reports belong to.
ALTER TABLE organisation ADD COLUMN key_name TEXT;
ALTER TABLE organisation ADD COLUMN root_id INTEGER REFERENCES organisation (id);
-- What the name alone tells: its division, or the codes of those it may mean with spaces between.
ALTER TABLE organisation ADD COLUMN name_region TEXT;
ALTER TABLE organisation ADD COLUMN name_regions TEXT NOT NULL DEFAULT '';
ALTER TABLE organisation ADD COLUMN name_rank TEXT;
ALTER TABLE organisation ADD COLUMN name_kind TEXT;
-- What holds: by a person, else by the name, else by the reports.
ALTER TABLE organisation ADD COLUMN region TEXT;
ALTER TABLE organisation ADD COLUMN rank TEXT;
ALTER TABLE organisation ADD COLUMN kind TEXT;
UPDATE organisation SET key_name = name, root_id = id;
CREATE UNIQUE INDEX organisation_of_key ON organisation (key_name);
CREATE INDEX organisation_under ON organisation (root_id);

-- The row of the name that was read, whatever people say of it; and the division that name and file speak for together.
ALTER TABLE report ADD COLUMN read_organisation_id INTEGER REFERENCES organisation (id);
ALTER TABLE report ADD COLUMN region TEXT;
UPDATE report SET read_organisation_id = organisation_id;
CREATE INDEX report_read_as ON report (read_organisation_id);

-- One body under two names. The newest line about `from_id` whose step stands counts. These tables are only added to.
CREATE TABLE organisation_merge (
  id      INTEGER PRIMARY KEY,
  step_id INTEGER NOT NULL REFERENCES step (id),
  from_id INTEGER NOT NULL REFERENCES organisation (id),
  into_id INTEGER NOT NULL REFERENCES organisation (id),
  UNIQUE (step_id, from_id),
  CHECK (from_id <> into_id)
) STRICT;

-- Reports that are of another body than the one read. Goes by the source, whose id outlives every new reading.
CREATE TABLE organisation_move (
  id              INTEGER PRIMARY KEY,
  step_id         INTEGER NOT NULL REFERENCES step (id),
  source_id       INTEGER NOT NULL REFERENCES source (id),
  organisation_id INTEGER NOT NULL REFERENCES organisation (id),
  UNIQUE (step_id, source_id)
) STRICT;
CREATE INDEX organisation_move_of_source ON organisation_move (source_id, id);
CREATE INDEX organisation_move_to ON organisation_move (organisation_id);

-- What a person set of a body; a null value gives back what name and reports tell.
CREATE TABLE organisation_fact (
  id              INTEGER PRIMARY KEY,
  step_id         INTEGER NOT NULL REFERENCES step (id),
  organisation_id INTEGER NOT NULL REFERENCES organisation (id),
  field           TEXT    NOT NULL CHECK (field IN ('name', 'region', 'rank', 'kind')),
  value           TEXT,
  UNIQUE (step_id, organisation_id, field)
) STRICT;

-- One body took over from another in a year; a later line may take that back.
CREATE TABLE organisation_link (
  id      INTEGER PRIMARY KEY,
  step_id INTEGER NOT NULL REFERENCES step (id),
  from_id INTEGER NOT NULL REFERENCES organisation (id),
  to_id   INTEGER NOT NULL REFERENCES organisation (id),
  year    INTEGER CHECK (year BETWEEN 1900 AND 2200),
  holds   INTEGER NOT NULL CHECK (holds IN (0, 1)),
  UNIQUE (step_id, from_id, to_id),
  CHECK (from_id <> to_id)
) STRICT;

-- Two names of which a person said that they are not one body: not to be suggested again.
CREATE TABLE organisation_unlike (
  id      INTEGER PRIMARY KEY,
  step_id INTEGER NOT NULL REFERENCES step (id),
  a_id    INTEGER NOT NULL REFERENCES organisation (id),
  b_id    INTEGER NOT NULL REFERENCES organisation (id),
  UNIQUE (step_id, a_id, b_id),
  CHECK (a_id < b_id)
) STRICT;

CREATE TRIGGER organisation_merge_is_never_changed BEFORE UPDATE ON organisation_merge
BEGIN SELECT raise(ABORT, 'what was said of a body is never changed'); END;
CREATE TRIGGER organisation_merge_is_never_deleted BEFORE DELETE ON organisation_merge
BEGIN SELECT raise(ABORT, 'what was said of a body is never deleted'); END;
CREATE TRIGGER organisation_merge_is_never_replaced BEFORE INSERT ON organisation_merge
WHEN EXISTS (SELECT 1 FROM organisation_merge WHERE id = NEW.id OR (step_id = NEW.step_id AND from_id = NEW.from_id))
BEGIN SELECT raise(ABORT, 'what was said of a body is never replaced'); END;
CREATE TRIGGER organisation_move_is_never_changed BEFORE UPDATE ON organisation_move
BEGIN SELECT raise(ABORT, 'what was said of a body is never changed'); END;
CREATE TRIGGER organisation_move_is_never_deleted BEFORE DELETE ON organisation_move
BEGIN SELECT raise(ABORT, 'what was said of a body is never deleted'); END;
CREATE TRIGGER organisation_move_is_never_replaced BEFORE INSERT ON organisation_move
WHEN EXISTS (SELECT 1 FROM organisation_move WHERE id = NEW.id OR (step_id = NEW.step_id AND source_id = NEW.source_id))
BEGIN SELECT raise(ABORT, 'what was said of a body is never replaced'); END;
CREATE TRIGGER organisation_fact_is_never_changed BEFORE UPDATE ON organisation_fact
BEGIN SELECT raise(ABORT, 'what was said of a body is never changed'); END;
CREATE TRIGGER organisation_fact_is_never_deleted BEFORE DELETE ON organisation_fact
BEGIN SELECT raise(ABORT, 'what was said of a body is never deleted'); END;
CREATE TRIGGER organisation_fact_is_never_replaced BEFORE INSERT ON organisation_fact
WHEN EXISTS (
  SELECT 1 FROM organisation_fact
  WHERE id = NEW.id OR (step_id = NEW.step_id AND organisation_id = NEW.organisation_id AND field = NEW.field)
)
BEGIN SELECT raise(ABORT, 'what was said of a body is never replaced'); END;
CREATE TRIGGER organisation_link_is_never_changed BEFORE UPDATE ON organisation_link
BEGIN SELECT raise(ABORT, 'what was said of a body is never changed'); END;
CREATE TRIGGER organisation_link_is_never_deleted BEFORE DELETE ON organisation_link
BEGIN SELECT raise(ABORT, 'what was said of a body is never deleted'); END;
CREATE TRIGGER organisation_link_is_never_replaced BEFORE INSERT ON organisation_link
WHEN EXISTS (
  SELECT 1 FROM organisation_link
  WHERE id = NEW.id OR (step_id = NEW.step_id AND from_id = NEW.from_id AND to_id = NEW.to_id)
)
BEGIN SELECT raise(ABORT, 'what was said of a body is never replaced'); END;
CREATE TRIGGER organisation_unlike_is_never_changed BEFORE UPDATE ON organisation_unlike
BEGIN SELECT raise(ABORT, 'what was said of a body is never changed'); END;
CREATE TRIGGER organisation_unlike_is_never_deleted BEFORE DELETE ON organisation_unlike
BEGIN SELECT raise(ABORT, 'what was said of a body is never deleted'); END;
CREATE TRIGGER organisation_unlike_is_never_replaced BEFORE INSERT ON organisation_unlike
WHEN EXISTS (
  SELECT 1 FROM organisation_unlike
  WHERE id = NEW.id OR (step_id = NEW.step_id AND a_id = NEW.a_id AND b_id = NEW.b_id)
)
BEGIN SELECT raise(ABORT, 'what was said of a body is never replaced'); END;

CREATE VIEW standing_organisation_move AS
SELECT m.id, m.step_id, m.source_id, m.organisation_id
FROM organisation_move m
WHERE (SELECT t.kind FROM step t WHERE t.target = m.step_id ORDER BY t.id DESC LIMIT 1) <> 'undo';
-- == Teaching: rows that the form does not have, and indicators of a person's own ==

-- An indicator of one's own. The newest line of a name that stands counts. Names are never given again.
CREATE TABLE own_indicator (
  id          INTEGER PRIMARY KEY,
  step_id     INTEGER NOT NULL REFERENCES step (id),
  name        TEXT    NOT NULL CHECK (name GLOB 'own_[a-z0-9]*'),     -- its id among all indicators
  group_label TEXT    NOT NULL CHECK (group_label <> ''),
  label       TEXT    NOT NULL CHECK (label <> ''),
  unit        TEXT    NOT NULL,
  edition     TEXT,                                                   -- the table whose columns it has, null for one value
  table_id    TEXT,
  CHECK ((edition IS NULL) = (table_id IS NULL))
) STRICT;
CREATE INDEX own_indicator_of_name ON own_indicator (name, id);

-- What a row printed in a table of the form, beyond the form, states. The newest line that stands counts.
CREATE TABLE wording (
  id        INTEGER PRIMARY KEY,
  step_id   INTEGER NOT NULL REFERENCES step (id),
  label     TEXT    NOT NULL CHECK (label <> ''),
  edition   TEXT    NOT NULL,                                         -- the table it stands in …
  table_id  TEXT    NOT NULL,
  under     TEXT,                                                     -- … and the row of it that it stands under
  in_table  TEXT,                                                     -- the row of the same edition that it is …
  in_row    TEXT,
  own       TEXT,                                                     -- … or the indicator of one's own
  CHECK ((in_table IS NULL) = (in_row IS NULL) AND (in_row IS NULL) = (own IS NOT NULL))
) STRICT;
CREATE INDEX wording_of_step ON wording (step_id);

-- Which rows of a report were read by which wording.
CREATE TABLE taught_row (
  report_id  INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  nth        INTEGER NOT NULL,
  wording_id INTEGER NOT NULL REFERENCES wording (id),
  label      TEXT    NOT NULL,
  start_at   INTEGER NOT NULL,
  end_at     INTEGER NOT NULL,
  quote      TEXT    NOT NULL,
  page       INTEGER,
  PRIMARY KEY (report_id, nth)
) STRICT, WITHOUT ROWID;
CREATE INDEX taught_row_of_wording ON taught_row (wording_id, report_id);

-- Reports to be read again because of what was taught since. Survives a kill in between.
CREATE TABLE reading_due (
  report_id INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE
) STRICT;

CREATE INDEX local_row_of_label ON local_row (label, follows, report_id);

CREATE TRIGGER own_indicator_is_never_changed BEFORE UPDATE ON own_indicator
BEGIN SELECT raise(ABORT, 'an indicator of one''s own is never changed'); END;
CREATE TRIGGER own_indicator_is_never_deleted BEFORE DELETE ON own_indicator
BEGIN SELECT raise(ABORT, 'an indicator of one''s own is never deleted'); END;
CREATE TRIGGER own_indicator_is_never_replaced BEFORE INSERT ON own_indicator
WHEN EXISTS (SELECT 1 FROM own_indicator WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'an indicator of one''s own is never replaced'); END;
CREATE TRIGGER wording_is_never_changed BEFORE UPDATE ON wording
BEGIN SELECT raise(ABORT, 'a wording is never changed'); END;
CREATE TRIGGER wording_is_never_deleted BEFORE DELETE ON wording
BEGIN SELECT raise(ABORT, 'a wording is never deleted'); END;
CREATE TRIGGER wording_is_never_replaced BEFORE INSERT ON wording WHEN EXISTS (SELECT 1 FROM wording WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'a wording is never replaced'); END;
