#!/usr/bin/env bash
# Run once by the image of PostgreSQL: a role for Allmende that is no superuser, and its database.
set -euo pipefail
psql --set ON_ERROR_STOP=1 --username postgres --set password="$(cat /run/secrets/postgresql_allmende)" <<'SQL'
create role allmende login createrole password :'password';
create database allmende owner allmende encoding 'UTF8';
SQL
