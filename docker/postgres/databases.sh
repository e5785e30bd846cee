#!/usr/bin/env bash
# Runs once, when the volume is empty: one role and one database for each party, closed to all others.
# Passwords come as <PARTY>_PASSWORD; psql quotes them, so any character is safe.
set -euo pipefail

for party in senafront snm senniaf inamu onpar audit defensoria; do
  variable="${party^^}_PASSWORD"
  psql -v ON_ERROR_STOP=1 --no-psqlrc --quiet --username "$POSTGRES_USER" --dbname postgres \
    -v party="$party" -v database="enlace_$party" -v password="${!variable:?$variable is not set}" <<'SQL'
CREATE ROLE :"party" LOGIN PASSWORD :'password' NOSUPERUSER NOCREATEDB NOCREATEROLE;
CREATE DATABASE :"database" OWNER :"party";
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
SQL
done

# The log belongs to a role that only migrates: the role that serves may append and read, and change nothing.
psql -v ON_ERROR_STOP=1 --no-psqlrc --quiet --username "$POSTGRES_USER" --dbname enlace_audit \
  -v password="${AUDIT_OWNER_PASSWORD:?AUDIT_OWNER_PASSWORD is not set}" <<'SQL'
CREATE ROLE audit_owner LOGIN PASSWORD :'password' NOSUPERUSER NOCREATEDB NOCREATEROLE;
ALTER DATABASE enlace_audit OWNER TO audit_owner;
ALTER SCHEMA public OWNER TO audit_owner;
GRANT CONNECT, TEMPORARY ON DATABASE enlace_audit TO audit;
SQL
