#!/bin/sh
# The accounts of Redis, one a line: each party reads its own queue alone (agency.acl). Passwords come as
# <PARTY>_REDIS_PASSWORD, letters and digits only, because a URL holds them too.
#   users.sh FILE   the file of the rules
set -eu

for party in senafront snm onpar senniaf inamu audit; do
  name="$(echo "$party" | tr '[:lower:]' '[:upper:]')_REDIS_PASSWORD"
  eval "password=\${$name:?$name is not set}"
  case "$password" in
    *[!A-Za-z0-9]*) echo "$name holds something else than letters and digits" >&2; exit 1 ;;
  esac
  # On standard input and in the environment, never on a command line: those are read by everybody on the host.
  PASSWORD="$password" PARTY="$party" awk '{ gsub("PARTE", ENVIRON["PARTY"]); gsub("CLAVE", ENVIRON["PASSWORD"]); print }' "$1"
done
# Nobody is let in without a name; `operator` is for whoever looks after Redis, and for the health check.
echo "user operator on >${REDIS_PASSWORD:?REDIS_PASSWORD is not set} ~* &* +@all"
echo 'user default off'
