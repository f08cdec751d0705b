"""What the manifest says to its database."""

VERSION = 1
"""Of the schema, kept in the database."""

SCHEMA = """
CREATE TABLE photos (
    id INTEGER PRIMARY KEY, input BLOB NOT NULL UNIQUE, relative BLOB NOT NULL, output BLOB NOT NULL,
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, input_digest TEXT NOT NULL, options TEXT NOT NULL, mask BLOB,
    mask_stamp TEXT NOT NULL, state TEXT NOT NULL, share REAL, holes INTEGER NOT NULL, seconds REAL NOT NULL,
    engine TEXT NOT NULL, note TEXT NOT NULL, output_digest TEXT NOT NULL, output_size INTEGER NOT NULL,
    output_mtime_ns INTEGER NOT NULL, tries INTEGER NOT NULL, worker TEXT NOT NULL, time REAL NOT NULL,
    urgency REAL NOT NULL);
CREATE INDEX by_state ON photos (state, urgency);
CREATE TABLE options (digest TEXT PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE pictures (id INTEGER PRIMARY KEY, before BLOB NOT NULL, after BLOB NOT NULL, marks BLOB NOT NULL);
CREATE TABLE proposals (id INTEGER PRIMARY KEY, mask BLOB NOT NULL);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
BEGIN = "BEGIN IMMEDIATE"
COMMIT = "COMMIT"
WRITE_AHEAD = "PRAGMA journal_mode = WAL"
WITHOUT_WAITING = "PRAGMA synchronous = NORMAL"
GET_VERSION = "PRAGMA user_version"
MAKE = f"BEGIN; {SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;"

LAST_ID = "SELECT coalesce(max(id), 0) FROM photos"
COUNTS = "SELECT state, count(*) FROM photos GROUP BY state"
OPTIONS = "SELECT text FROM options WHERE digest = ?"
PICTURES = "SELECT before, after, marks FROM pictures WHERE id = ?"
PROPOSAL = "SELECT mask FROM proposals WHERE id = ?"
FACTS = "SELECT name, value FROM facts"

PUT_FACT = "INSERT OR REPLACE INTO facts VALUES (?, ?)"
PUT_OPTIONS = "INSERT OR REPLACE INTO options VALUES (?, ?)"
PUT_PICTURES = "INSERT OR REPLACE INTO pictures VALUES (?, ?, ?, ?)"
PUT_PROPOSAL = "INSERT OR REPLACE INTO proposals VALUES (?, ?)"
FORGET_PICTURES = "DELETE FROM pictures WHERE id = ?"
FORGET_PROPOSAL = "DELETE FROM proposals WHERE id = ?"

_ORDERS = {"urgency": "urgency DESC, relative, id", "size": "size DESC, relative, id", "path": "relative, id"}


def ids(states: int, by: str) -> str:
    """Return what asks for the numbers of the photos in some states, or in all, in an order."""
    condition = f"WHERE state IN ({', '.join('?' * states)})" if states else ""
    return f"SELECT id FROM photos {condition} ORDER BY {_ORDERS[by]}"


def row_where(columns: tuple[str, ...], column: str) -> str:
    """Return what asks for the photo with a value in a column."""
    return f"SELECT {', '.join(columns)} FROM photos WHERE {column} = ?"


def put_row(columns: tuple[str, ...]) -> str:
    """Return what writes a photo."""
    return f"INSERT OR REPLACE INTO photos ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
