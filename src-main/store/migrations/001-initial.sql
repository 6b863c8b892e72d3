-- A file as it was imported. The same bytes are never imported twice.
CREATE TABLE source (
  id             INTEGER PRIMARY KEY,
  sha256         TEXT    NOT NULL UNIQUE CHECK (length(sha256) = 64),
  path           TEXT    NOT NULL CHECK (path <> ''),  -- absolute, as it was found
  file_name      TEXT    NOT NULL,
  bytes          INTEGER NOT NULL CHECK (bytes >= 0),
  imported_at    TEXT    NOT NULL,                     -- ISO 8601, UTC
  parser_version TEXT    NOT NULL,                     -- the parser that last read it
  outcome        TEXT    NOT NULL CHECK (outcome IN ('report', 'not-report', 'failed')),
  reason         TEXT,                                 -- why it is not a report, or the code of the failure
  message        TEXT,                                 -- the same as a sentence
  format         TEXT,
  encoding       TEXT,                                 -- null where the format settles it
  replaces       INTEGER REFERENCES source (id),       -- the earlier bytes that stood at this path
  -- Last, because these two are long and lists of files do not need them.
  text           TEXT,                                 -- extracted; every start_at and end_at below counts UTF-16 units of it
  blocks         TEXT CHECK (blocks IS NULL OR json_valid(blocks)),
  CHECK ((outcome = 'report') = (reason IS NULL)),
  CHECK ((outcome = 'report') = (message IS NULL)),
  CHECK (outcome <> 'report' OR (format IS NOT NULL AND text IS NOT NULL AND blocks IS NOT NULL))
) STRICT;
CREATE INDEX source_of_path ON source (path);
CREATE INDEX source_that_replaces ON source (replaces) WHERE replaces IS NOT NULL;

-- What a person said about how a file is to be read: as a report whatever it looks like, or in another encoding.
-- Goes by the bytes, so that it holds wherever they turn up; the last line of each kind counts. Only ever added to.
CREATE TABLE instruction (
  id      INTEGER PRIMARY KEY,
  sha256  TEXT NOT NULL CHECK (length(sha256) = 64),
  kind    TEXT NOT NULL CHECK (kind IN ('as-report', 'encoding')),
  value   TEXT,                                        -- of an encoding: its name, null for the program's own choice
  author  TEXT NOT NULL,
  made_at TEXT NOT NULL,                               -- ISO 8601, UTC
  CHECK (kind = 'encoding' OR value IS NULL)
) STRICT;
CREATE INDEX instruction_of_file ON instruction (sha256, kind, id);

CREATE TRIGGER instruction_is_never_changed BEFORE UPDATE ON instruction
BEGIN SELECT raise(ABORT, 'an instruction is never changed'); END;
CREATE TRIGGER instruction_is_never_deleted BEFORE DELETE ON instruction
BEGIN SELECT raise(ABORT, 'an instruction is never deleted'); END;

CREATE TABLE organisation (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

-- Several files may claim the same body and year: all are kept, one stands and is compared.
CREATE TABLE report (
  id              INTEGER PRIMARY KEY,
  source_id       INTEGER NOT NULL UNIQUE REFERENCES source (id) ON DELETE CASCADE,
  organisation_id INTEGER REFERENCES organisation (id),               -- null when the file does not say
  year            INTEGER CHECK (year BETWEEN 1900 AND 2200),         -- the year reported on
  scope           TEXT    NOT NULL CHECK (scope IN ('own', 'area', 'unknown')),
  published       TEXT,                                               -- ISO 8601 date
  title           TEXT    NOT NULL,
  values_print    TEXT,                                               -- of what the tables state; null where that is too little to tell reports apart
  prose_print     TEXT,                                               -- 64 bits as hex; prose that is nearly the same differs in few of them
  standing        INTEGER NOT NULL CHECK (standing IN (0, 1))
) STRICT;
CREATE INDEX report_of_organisation ON report (organisation_id, year);
CREATE INDEX report_of_values ON report (values_print) WHERE values_print IS NOT NULL;
CREATE UNIQUE INDEX report_that_stands ON report (organisation_id, year) WHERE standing = 1;

-- Which of several reports that are likely the same one a person wants to stand, and which not. The last line about a
-- file counts. Goes by the source, whose id outlives every new reading. Only ever added to.
CREATE TABLE choice (
  id        INTEGER PRIMARY KEY,
  act       INTEGER NOT NULL,                                         -- lines of one act share it
  source_id INTEGER NOT NULL REFERENCES source (id),
  chosen    INTEGER NOT NULL REFERENCES source (id),                  -- the one that stands; itself where it was chosen
  author    TEXT    NOT NULL,
  reason    TEXT    NOT NULL,
  made_at   TEXT    NOT NULL                                          -- ISO 8601, UTC
) STRICT;
CREATE INDEX choice_of_source ON choice (source_id, id);

CREATE TRIGGER choice_is_never_changed BEFORE UPDATE ON choice
BEGIN SELECT raise(ABORT, 'a choice is never changed'); END;
CREATE TRIGGER choice_is_never_deleted BEFORE DELETE ON choice
BEGIN SELECT raise(ABORT, 'a choice is never deleted'); END;

-- Editions of the tables found in the file, in order; none when it is prose only.
CREATE TABLE report_edition (
  report_id INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  nth       INTEGER NOT NULL,
  edition   TEXT    NOT NULL,                                         -- folder name under resources/templates
  PRIMARY KEY (report_id, nth),
  UNIQUE (report_id, edition)
) STRICT, WITHOUT ROWID;

-- Who, what year, published when: everything the file says about it, and which of it was believed.
CREATE TABLE claim (
  report_id  INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  about      TEXT    NOT NULL CHECK (about IN ('organisation', 'year', 'published')),
  nth        INTEGER NOT NULL,
  value      TEXT    NOT NULL,
  said_by    TEXT    NOT NULL,                                        -- what kind of place says so
  confidence REAL    NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  stands     INTEGER NOT NULL CHECK (stands IN (0, 1)),
  start_at   INTEGER,
  end_at     INTEGER,
  quote      TEXT,
  page       INTEGER,
  PRIMARY KEY (report_id, about, nth),
  CHECK ((start_at IS NULL) = (quote IS NULL) AND (end_at IS NULL) = (quote IS NULL)),
  CHECK (start_at <= end_at)
) STRICT, WITHOUT ROWID;

-- What the file states. A new reading of the file replaces it; a person never does.
CREATE TABLE observation (
  id           INTEGER PRIMARY KEY,
  report_id    INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  indicator    TEXT    NOT NULL,
  nth          INTEGER NOT NULL CHECK (nth >= 0),                     -- the file may state a figure several times
  edition      TEXT,                                                  -- null in prose
  kind         TEXT    NOT NULL CHECK (kind IN ('number', 'blank', 'slash', 'dash', 'none', 'text', 'unreadable', 'ambiguous')),
  number       REAL,
  text         TEXT    NOT NULL,                                      -- as printed
  unit         TEXT    NOT NULL,
  printed_unit TEXT,                                                  -- where the cell itself prints one
  origin       TEXT    NOT NULL CHECK (origin IN ('table', 'derived', 'narrative')),
  in_prose     INTEGER NOT NULL GENERATED ALWAYS AS (origin = 'narrative') VIRTUAL,
  approximate  INTEGER NOT NULL CHECK (approximate IN (0, 1)),
  confidence   REAL    NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  start_at     INTEGER NOT NULL,
  end_at       INTEGER NOT NULL,
  quote        TEXT    NOT NULL,
  page         INTEGER,
  UNIQUE (report_id, in_prose, indicator, nth),
  CHECK ((kind = 'number') = (number IS NOT NULL)),
  CHECK (printed_unit IS NULL OR kind = 'number'),
  CHECK ((origin = 'narrative') = (edition IS NULL)),
  CHECK (origin = 'narrative' OR approximate = 0),
  CHECK (start_at <= end_at)
) STRICT;

-- The numbers an ambiguous text allows, best first.
CREATE TABLE candidate (
  observation_id INTEGER NOT NULL REFERENCES observation (id) ON DELETE CASCADE,
  nth            INTEGER NOT NULL,
  number         REAL    NOT NULL,
  why            TEXT    NOT NULL,
  PRIMARY KEY (observation_id, nth)
) STRICT, WITHOUT ROWID;

-- A row that the form does not have, kept as it stands.
CREATE TABLE local_row (
  id        INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  nth       INTEGER NOT NULL,
  label     TEXT    NOT NULL,
  unit      TEXT    NOT NULL,
  follows   TEXT,                                                     -- row of the form above it, null at the head of a table
  personal  INTEGER NOT NULL CHECK (personal IN (0, 1)),              -- names or telephone numbers: kept out of exports
  start_at  INTEGER NOT NULL,
  end_at    INTEGER NOT NULL,
  quote     TEXT    NOT NULL,
  page      INTEGER,
  UNIQUE (report_id, nth),
  CHECK (start_at <= end_at)
) STRICT;

CREATE TABLE local_value (
  local_row_id INTEGER NOT NULL REFERENCES local_row (id) ON DELETE CASCADE,
  nth          INTEGER NOT NULL,
  kind         TEXT    NOT NULL CHECK (kind IN ('number', 'blank', 'slash', 'dash', 'none', 'text', 'unreadable', 'ambiguous')),
  number       REAL,
  text         TEXT    NOT NULL,
  printed_unit TEXT,
  PRIMARY KEY (local_row_id, nth),
  CHECK ((kind = 'number') = (number IS NOT NULL)),
  CHECK (printed_unit IS NULL OR kind = 'number')
) STRICT, WITHOUT ROWID;

CREATE TABLE local_candidate (
  local_row_id INTEGER NOT NULL,
  value_nth    INTEGER NOT NULL,
  nth          INTEGER NOT NULL,
  number       REAL    NOT NULL,
  why          TEXT    NOT NULL,
  PRIMARY KEY (local_row_id, value_nth, nth),
  FOREIGN KEY (local_row_id, value_nth) REFERENCES local_value (local_row_id, nth) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The prose of a report, by what it is about.
CREATE TABLE section (
  report_id INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  nth       INTEGER NOT NULL,
  kind      TEXT    NOT NULL,
  heading   TEXT    NOT NULL,
  depth     INTEGER NOT NULL,
  start_at  INTEGER NOT NULL,
  end_at    INTEGER NOT NULL,
  PRIMARY KEY (report_id, nth),
  CHECK (start_at <= end_at)
) STRICT, WITHOUT ROWID;

-- Something odd about the file, for whoever wants to know.
CREATE TABLE remark (
  report_id INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  nth       INTEGER NOT NULL,
  stage     TEXT    NOT NULL,
  says      TEXT    NOT NULL,
  start_at  INTEGER,
  end_at    INTEGER,
  PRIMARY KEY (report_id, nth)
) STRICT, WITHOUT ROWID;

-- What people corrected, and the undoing and redoing of it. Only ever added to.
-- No cascade from report: a report that someone has corrected cannot be deleted.
CREATE TABLE edit (
  id           INTEGER PRIMARY KEY,
  act          TEXT    NOT NULL CHECK (act IN ('make', 'undo', 'redo')),
  target       INTEGER NOT NULL REFERENCES edit (id),                 -- the correction undone or redone; itself for 'make'
  report_id    INTEGER NOT NULL REFERENCES report (id),
  indicator    TEXT    NOT NULL,
  before_text  TEXT    NOT NULL,                                      -- what stood in the cell
  after_text   TEXT    NOT NULL,                                      -- what stood in it from then on
  kind         TEXT CHECK (kind IN ('number', 'blank', 'slash', 'dash', 'none')),
  number       REAL,
  text         TEXT,                                                  -- as typed
  unit         TEXT,
  printed_unit TEXT,                                                  -- where one was typed
  reason       TEXT    NOT NULL,
  author       TEXT    NOT NULL,
  made_at      TEXT    NOT NULL,                                      -- ISO 8601, UTC
  CHECK ((act = 'make') = (target = id)),
  CHECK ((act = 'make') = (kind IS NOT NULL)),
  CHECK ((act = 'make') = (text IS NOT NULL)),
  CHECK ((act = 'make') = (unit IS NOT NULL)),
  CHECK ((number IS NOT NULL) = (kind IS NOT NULL AND kind = 'number')),
  CHECK (printed_unit IS NULL OR number IS NOT NULL)
) STRICT;
CREATE INDEX edit_of_cell ON edit (report_id, indicator, id);
CREATE INDEX edit_of_target ON edit (target, id, act);

CREATE TRIGGER edit_is_never_changed BEFORE UPDATE ON edit
BEGIN SELECT raise(ABORT, 'a correction is never changed'); END;
CREATE TRIGGER edit_is_never_deleted BEFORE DELETE ON edit
BEGIN SELECT raise(ABORT, 'a correction is never deleted'); END;
-- INSERT OR REPLACE would delete without asking the trigger above.
CREATE TRIGGER edit_is_never_replaced BEFORE INSERT ON edit
WHEN EXISTS (SELECT 1 FROM edit WHERE id = NEW.id)
BEGIN SELECT raise(ABORT, 'a correction is never replaced'); END;
CREATE TRIGGER edit_targets_its_own_cell BEFORE INSERT ON edit
WHEN NEW.act <> 'make' AND NOT EXISTS (
  SELECT 1 FROM edit
  WHERE id = NEW.target AND act = 'make' AND report_id = NEW.report_id AND indicator = NEW.indicator
)
BEGIN SELECT raise(ABORT, 'only a correction of the same cell can be undone or redone'); END;

-- Corrections that stand: the last thing said about them is not an undo.
CREATE VIEW standing_edit AS
SELECT m.id, m.report_id, m.indicator, m.kind, m.number, m.text, m.unit, m.printed_unit, m.reason, m.author, m.made_at
FROM edit m
WHERE m.act = 'make'
  AND (SELECT t.act FROM edit t WHERE t.target = m.id ORDER BY t.id DESC LIMIT 1) <> 'undo';

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
LEFT JOIN edit e ON e.id = (
  SELECT s.id FROM standing_edit s
  WHERE s.report_id = o.report_id AND s.indicator = o.indicator
  ORDER BY s.id DESC LIMIT 1
)
WHERE o.in_prose = 0 AND o.nth = 0
UNION ALL
SELECT s.report_id, s.indicator, NULL, NULL, s.id, s.kind, s.number, s.text, s.unit, s.printed_unit
FROM standing_edit s
WHERE NOT EXISTS (
    SELECT 1 FROM standing_edit later
    WHERE later.report_id = s.report_id AND later.indicator = s.indicator AND later.id > s.id
  )
  AND NOT EXISTS (
    SELECT 1 FROM observation o
    WHERE o.report_id = s.report_id AND o.in_prose = 0 AND o.indicator = s.indicator AND o.nth = 0
  );

-- Where a report does not agree with itself, worked out from its current values.
CREATE TABLE finding (
  id           INTEGER PRIMARY KEY,
  report_id    INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE,
  check_id     TEXT    NOT NULL,
  level        TEXT    NOT NULL CHECK (level IN ('error', 'warning', 'info')),
  says_zh      TEXT    NOT NULL,
  says_en      TEXT    NOT NULL,
  left_number  REAL,
  right_number REAL,
  fingerprint  TEXT    NOT NULL,                                      -- the same for the same disagreement through every new reading
  UNIQUE (report_id, fingerprint)
) STRICT;

CREATE TABLE finding_indicator (
  finding_id INTEGER NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
  nth        INTEGER NOT NULL,
  indicator  TEXT    NOT NULL,
  PRIMARY KEY (finding_id, nth)
) STRICT, WITHOUT ROWID;

-- How much there is in each report, counted anew with every change to it, so that lists of many reports need not count.
CREATE TABLE report_tally (
  report_id INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
  stated    INTEGER NOT NULL,                                         -- cells the file's tables state
  corrected INTEGER NOT NULL,                                         -- cells that stand corrected
  in_doubt  INTEGER NOT NULL,                                         -- neither settled by the text nor by a person
  findings  INTEGER NOT NULL,
  worst     TEXT CHECK (worst IN ('error', 'warning', 'info'))
) STRICT;

-- Full text: for each source that is a report, its words, each once. Runs of Chinese are cut into overlapping pairs of
-- characters, so that words of two characters are found as surely as long ones; hits are held against the text itself.
CREATE VIRTUAL TABLE report_words USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);
