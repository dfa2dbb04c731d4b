-- The case file, version 4 (1: without domain_labels; 2: without detected_languages; 3: with another view accounts). Documented in docs/case-file.md; every change raises the version in CaseFile.SchemaVersion.
-- Times are TIMESTAMP in UTC. Ids are text, as the platform gave them.

CREATE TABLE case_info (key VARCHAR PRIMARY KEY, value VARCHAR);

-- One row a capture file (or archive entry) that an import read.
CREATE TABLE imports (
    import_id    INTEGER PRIMARY KEY,
    name         VARCHAR NOT NULL,   -- file name as given, "archive.zip!entry" inside archives
    bytes        BIGINT,             -- size of the file as stored
    modified_at  TIMESTAMP,          -- of the file, to recognise it again
    sha256       VARCHAR,            -- of the file as stored; set when finished
    reader       VARCHAR NOT NULL,   -- ISource.Name
    certainty    DOUBLE NOT NULL,
    why          VARCHAR NOT NULL,   -- what the detector saw
    encoding     VARCHAR NOT NULL,
    mapping      VARCHAR,            -- JSON column mapping, where one was used
    state        VARCHAR NOT NULL,   -- reading | finished | failed
    failure      VARCHAR,            -- why it stopped early (truncated gzip …)
    started_at   TIMESTAMP NOT NULL,
    finished_at  TIMESTAMP,
    lines        BIGINT NOT NULL DEFAULT 0,
    records      BIGINT NOT NULL DEFAULT 0,   -- posts captured for themselves, before merging with other imports
    embedded     BIGINT NOT NULL DEFAULT 0,   -- sightings of posts inside other posts
    rejected     BIGINT NOT NULL DEFAULT 0
);

-- What an unfinished import has read already; empty once every file was read to its end.
CREATE TABLE import_blocks (
    import_id INTEGER NOT NULL, block INTEGER NOT NULL,   -- −1: the file's end
    lines BIGINT NOT NULL, records BIGINT NOT NULL, embedded BIGINT NOT NULL, rejected BIGINT NOT NULL
);

-- A row for each repair and batch: sum them.
CREATE TABLE import_repairs (import_id INTEGER NOT NULL, repair VARCHAR NOT NULL, occurrences BIGINT NOT NULL);

CREATE TABLE posts (
    platform        VARCHAR NOT NULL,
    post_id         VARCHAR NOT NULL,   -- "~" + hash where the format has no ids
    kind            UTINYINT NOT NULL,  -- 0 original, 1 repost, 2 quote, 3 reply
    embedded        BOOLEAN NOT NULL,   -- seen only inside another post
    posted_at       TIMESTAMP NOT NULL,
    clock_seconds   INTEGER NOT NULL,   -- resolution of posted_at: 0 finer than a second, 1, 60, 86400
    account_id      VARCHAR NOT NULL,   -- platform's id, else "@handle" in lower case
    handle          VARCHAR,
    text            VARCHAR,
    language        VARCHAR,            -- tagged by the platform; null where not tagged
    client          VARCHAR,
    repost_of       VARCHAR, repost_of_account VARCHAR, repost_of_handle VARCHAR,
    quote_of        VARCHAR, quote_of_account  VARCHAR, quote_of_handle  VARCHAR,
    reply_to        VARCHAR, reply_to_account  VARCHAR, reply_to_handle  VARCHAR,
    conversation    VARCHAR,
    reposts         BIGINT, likes BIGINT, replies BIGINT, quotes BIGINT, views BIGINT,
    observed_at     TIMESTAMP,          -- when the capture saw these counts
    followers       BIGINT, following BIGINT, account_posts BIGINT,   -- of the author, when observed
    hashtags        VARCHAR[],          -- as written, without sign
    links           VARCHAR[],          -- longest known form
    mentions        VARCHAR[],          -- handles, else ids
    mention_ids     VARCHAR[],          -- ids beside them; '' where not given
    media           VARCHAR[],
    place           VARCHAR, country VARCHAR, latitude DOUBLE, longitude DOUBLE,
    import_id       INTEGER NOT NULL,   -- where this version was read
    line            BIGINT NOT NULL,
    seen_at         TIMESTAMP           -- when the capture saw this text and the author's figures
);

-- Posts of formats without ids wait here until their file was read to its end: only then can identical records be told apart by their order.
CREATE TABLE unidentified AS SELECT * FROM posts LIMIT 0;

-- Counts of posts that were seen more than once with different counts; posts holds the latest of them.
CREATE TABLE post_versions (
    platform VARCHAR NOT NULL, post_id VARCHAR NOT NULL, observed_at TIMESTAMP,
    reposts BIGINT, likes BIGINT, replies BIGINT, quotes BIGINT, views BIGINT
);

-- Profiles: one row for each different profile that an account showed.
CREATE TABLE account_versions (
    platform      VARCHAR NOT NULL,
    account_id    VARCHAR NOT NULL,
    profile_hash  UBIGINT NOT NULL,   -- of the text columns, tells profiles apart
    listed        BOOLEAN NOT NULL,   -- stood in a list of accounts
    embedded      BOOLEAN NOT NULL,   -- seen only as author of embedded posts
    handle VARCHAR, name VARCHAR, description VARCHAR, location VARCHAR, time_zone VARCHAR, language VARCHAR,
    url VARCHAR, image VARCHAR, category VARCHAR,
    created_at    TIMESTAMP,
    verified BOOLEAN, default_profile BOOLEAN, default_image BOOLEAN,
    first_seen TIMESTAMP, last_seen TIMESTAMP,   -- null where the capture does not say when
    followers BIGINT, following BIGINT, posts BIGINT, likes BIGINT, lists BIGINT   -- at last_seen; lists that hold it
);

CREATE TABLE notices (
    import_id INTEGER NOT NULL, line BIGINT NOT NULL, kind UTINYINT NOT NULL,
    noted_at TIMESTAMP, post_id VARCHAR, account_id VARCHAR, posts BIGINT, detail VARCHAR
);

CREATE TABLE rejected (
    import_id INTEGER NOT NULL, line BIGINT NOT NULL, byte_offset BIGINT NOT NULL,
    field VARCHAR, reason VARCHAR NOT NULL, excerpt VARCHAR
);

-- The analyst's own.
CREATE TABLE labels (platform VARCHAR, account_id VARCHAR NOT NULL, label VARCHAR NOT NULL, source VARCHAR, set_at TIMESTAMP);
CREATE TABLE domain_labels (domain VARCHAR NOT NULL, label VARCHAR NOT NULL, source VARCHAR, set_at TIMESTAMP);
-- Languages that a detector heard in texts without a tag; kept so that it is asked once. Nothing is lost with it.
CREATE TABLE detected_languages (detector VARCHAR NOT NULL, text_hash VARCHAR NOT NULL, language VARCHAR, confidence FLOAT NOT NULL);
CREATE TABLE markers (name VARCHAR NOT NULL, kind VARCHAR NOT NULL, from_at TIMESTAMP NOT NULL, to_at TIMESTAMP, source VARCHAR);

-- Friendly names.
CREATE VIEW hashtags AS SELECT platform, post_id, posted_at, account_id, unnest(hashtags) AS hashtag FROM posts;
CREATE VIEW links    AS SELECT platform, post_id, posted_at, account_id, unnest(links)    AS link    FROM posts;
CREATE VIEW mentions AS SELECT platform, post_id, posted_at, account_id, unnest(mentions) AS mentioned, unnest(mention_ids) AS mentioned_id FROM posts;
CREATE VIEW captured AS SELECT * FROM posts WHERE NOT embedded;
-- accounts: see accounts.sql.
