/*
 * sqlite_schema.c - the statements that make the tables; see sqlite_schema.h.
 *
 * Tables with keys that people give are WITHOUT ROWID: a row by key is one walk down one tree.
 */
#include "registry/sqlite_schema.h"

static const char version_1[] =
    "CREATE TABLE households ("
    " id TEXT PRIMARY KEY NOT NULL, zone TEXT NOT NULL, address TEXT, members INTEGER"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE people ("
    " id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL,"
    " household TEXT REFERENCES households (id), residence TEXT, role TEXT,"
    " \"case\" TEXT, case_since INTEGER, quarantine TEXT, quarantine_until INTEGER,"
    " doses INTEGER, first_dose INTEGER, last_dose INTEGER,"
    " test TEXT, test_result TEXT, test_sampled INTEGER, test_reported INTEGER"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX people_household ON people (household) WHERE household IS NOT NULL;"

    "CREATE TABLE tickets ("
    " id TEXT PRIMARY KEY NOT NULL, household TEXT NOT NULL REFERENCES households (id),"
    " valid_on INTEGER NOT NULL, slot TEXT, used_at INTEGER"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX tickets_household ON tickets (household, valid_on);"

    "CREATE TABLE trips ("
    " id TEXT PRIMARY KEY NOT NULL, household TEXT NOT NULL REFERENCES households (id),"
    " person TEXT REFERENCES people (id), left_at INTEGER NOT NULL, back_at INTEGER"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX trips_household ON trips (household, left_at);"
    "CREATE INDEX trips_person ON trips (person) WHERE person IS NOT NULL;"

    "CREATE TABLE businesses ("
    " id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, sector TEXT NOT NULL,"
    " zone TEXT NOT NULL, workers INTEGER, arrangement TEXT, registered INTEGER,"
    " industrial_park INTEGER, gateway INTEGER, test_interval_days INTEGER,"
    " last_test INTEGER, place_qr INTEGER"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE inspections ("
    " id TEXT PRIMARY KEY NOT NULL, business TEXT NOT NULL REFERENCES businesses (id),"
    " assessed INTEGER NOT NULL, passed INTEGER NOT NULL, score INTEGER"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX inspections_business ON inspections (business, assessed);"

    "CREATE TABLE suspensions ("
    " id TEXT PRIMARY KEY NOT NULL, business TEXT NOT NULL REFERENCES businesses (id),"
    " \"from\" INTEGER NOT NULL, until INTEGER, act TEXT, lifted_at INTEGER"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX suspensions_business ON suspensions (business);"

    "CREATE TABLE quotas ("
    " id TEXT PRIMARY KEY NOT NULL, business TEXT NOT NULL REFERENCES businesses (id),"
    " class TEXT, permits INTEGER NOT NULL"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX quotas_business ON quotas (business);"

    "CREATE TABLE permits ("
    " id TEXT PRIMARY KEY NOT NULL, person TEXT REFERENCES people (id), holder TEXT NOT NULL,"
    " business TEXT REFERENCES businesses (id), form TEXT NOT NULL, class TEXT,"
    " issuer TEXT NOT NULL, issuer_zone TEXT NOT NULL, purpose TEXT,"
    " valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL, zones TEXT, hours TEXT, route TEXT,"
    " revoked_at INTEGER, revoked_reason TEXT"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX permits_person ON permits (person) WHERE person IS NOT NULL;"
    "CREATE INDEX permits_business ON permits (business) WHERE business IS NOT NULL;"

    "CREATE TABLE vehicles ("
    " plate TEXT PRIMARY KEY NOT NULL, kind TEXT, seats INTEGER, card TEXT,"
    " card_expires INTEGER, card_revoked_at INTEGER"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE areas ("
    " zone TEXT PRIMARY KEY NOT NULL, population INTEGER, community_cases_week INTEGER,"
    " quarantine_cases_week INTEGER, dose1_share INTEGER, last_case INTEGER"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE level_lists ("
    " id TEXT PRIMARY KEY NOT NULL, act TEXT NOT NULL, author TEXT NOT NULL,"
    " \"from\" INTEGER NOT NULL, \"to\" INTEGER, imported_at INTEGER NOT NULL"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE levels ("
    " id TEXT PRIMARY KEY NOT NULL, list TEXT NOT NULL REFERENCES level_lists (id),"
    " zone TEXT NOT NULL, level TEXT NOT NULL, UNIQUE (list, zone)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE blockades ("
    " id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, name_en TEXT, parent TEXT NOT NULL,"
    " level TEXT NOT NULL, act TEXT NOT NULL, author TEXT NOT NULL,"
    " \"from\" INTEGER NOT NULL, \"to\" INTEGER, shape TEXT NOT NULL"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE api_keys ("
    " id TEXT PRIMARY KEY NOT NULL, role TEXT NOT NULL, authority TEXT, hash TEXT NOT NULL,"
    " owner TEXT NOT NULL, \"from\" INTEGER NOT NULL, \"to\" INTEGER, revoked_at INTEGER"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE outcomes ("
    " id TEXT PRIMARY KEY NOT NULL, decision TEXT NOT NULL, outcome TEXT NOT NULL,"
    " at INTEGER NOT NULL, who TEXT NOT NULL, note TEXT"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX outcomes_decision ON outcomes (decision);"

    "CREATE TABLE changes ("
    " number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, who TEXT NOT NULL,"
    " why TEXT NOT NULL, action TEXT NOT NULL, \"table\" TEXT NOT NULL, \"key\" TEXT, detail TEXT"
    ") STRICT;"
    "CREATE INDEX changes_row ON changes (\"table\", \"key\");";

const char *const sqlite_migrations[] = {version_1};
const size_t sqlite_migration_count = sizeof sqlite_migrations / sizeof sqlite_migrations[0];
