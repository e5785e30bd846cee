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
