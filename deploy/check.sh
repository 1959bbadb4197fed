#!/usr/bin/env bash
# Put the newsroom on this machine as deploy/README.md says, but in a scratch folder, with servers of its own on free
# ports of loopback; update it under load, go back, back it up and restore it; then take everything down again.
# `make deploy-check` starts it beside PostgreSQL and Redis. Services of the machine are not touched: what systemd would
# do with our units is done here by a stand-in that reads them.
set -euo pipefail
cd "$(dirname "$0")/.."

root=$(mktemp -d /tmp/newsroom-deploy-XXXXXX)
chmod 755 "$root"
export NEWSROOM_HOME=$root/opt NEWSROOM_ETC=$root/etc NEWSROOM_USER NEWSROOM_ROOT=$root
NEWSROOM_USER=$(id -un)
name=newsroom.example.org
database=$DATABASE_URL cache=$REDIS_URL
unset DATABASE_URL REDIS_URL ${!S3_*} NEWSROOM_VAR DEBUG DJANGO_SETTINGS_MODULE
mkdir -p "$root"/{opt/releases,etc/nginx,var/backups,run,bin,log,temp}

finish() {
    local status=$?
    touch "$root/run/over"
    for pid in "$root"/run/*.pid; do [ ! -s "$pid" ] || kill "$(cat "$pid")" 2>/dev/null || true; done
    [ $status = 0 ] || tail -n 20 "$root"/log/*.log >&2 || true
    sleep 1
    rm -rf "$root"
}
trap finish EXIT
say() { printf '\n=== %s\n' "$*"; }
port() { python3 -c 'import socket; s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
http=$(port) https=$(port)

cp deploy/stand-in/systemctl deploy/stand-in/nginx "$root/bin/"
export PATH=$root/bin:$PATH

say "The code and its settings"
git clone --quiet --bare . "$root/opt/repository"
head=$(git rev-parse HEAD)
key=$(python3 -c "import secrets; print(secrets.token_urlsafe(50))")
sed -e "s|^SECRET_KEY=.*|SECRET_KEY=$key|" -e "s|^DATABASE_URL=.*|DATABASE_URL=$database|" \
    -e "s|^REDIS_URL=.*|REDIS_URL=$cache|" -e "s|/var/lib/newsroom|$root/var|" \
    -e "s|^CSRF_TRUSTED_ORIGINS=.*|CSRF_TRUSTED_ORIGINS=https://$name:$https|" \
    deploy/newsroom.env.example >"$root/etc/newsroom.env"

say "nginx, with a certificate that it signs itself"
openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj "/CN=$name" \
    -keyout "$root/etc/privkey.pem" -out "$root/etc/fullchain.pem" 2>/dev/null
ln -s "$root/etc/newsroom-nginx" "$root/etc/nginx/newsroom"
sed -e "s|/etc/letsencrypt/live/$name|$root/etc|" -e "s|/run/newsroom|$root/run|" -e '/\[::\]/d' \
    -e "s|listen 80;|listen 127.0.0.1:$http;|" -e "s|listen 443 |listen 127.0.0.1:$https |" \
    -e "s|https://$name\\\$|https://$name:$https\$|" deploy/nginx/site.conf >"$root/etc/nginx/site.conf"
cat >"$root/etc/nginx/nginx.conf" <<END
$([ "$(id -u)" != 0 ] || echo "user $(id -un);")
worker_processes 1; pid $root/run/nginx.pid; error_log $root/log/nginx.log;
events { worker_connections 512; }
http {
    include /etc/nginx/mime.types; access_log off; sendfile on;
    client_body_temp_path $root/temp/body; proxy_temp_path $root/temp/proxy;
    fastcgi_temp_path $root/temp/f; uwsgi_temp_path $root/temp/u; scgi_temp_path $root/temp/s;
    include $root/etc/nginx/site.conf;
}
END

say "The first release"
deploy/update.sh "$head"
(cd "$root/opt/current" && DJANGO_SUPERUSER_PASSWORD=a-long-password-1 .venv/bin/python manage.py createsuperuser \
    --noinput --username chief --email chief@example.org && .venv/bin/python manage.py load_seeds >/dev/null)
nginx

site=https://$name:$https
ask() { curl --silent --show-error --insecure --resolve "$name:$https:127.0.0.1" --resolve "$name:$http:127.0.0.1" "$@"; }
expect() { # WHAT WANTED FOUND
    [[ $3 == *"$2"* ]] || { echo "$1: expected «$2», and got: ${3:0:500}" >&2; exit 1; }
    echo "$1: $2"
}

say "What it answers"
expect "http leads to https" "301 $site/ru/" "$(ask -o /dev/null -w '%{http_code} %{redirect_url}' "http://$name:$http/ru/")"
expect "a page" "200 2" "$(ask -o /dev/null -w '%{http_code} %{http_version}' "$site/en/news/")"
headers=
for _ in 1 2 3 4 5; do headers=$(ask -o /dev/null -D - "$site/en/news/"); done
expect "printed pages come from nginx" "cache-status: nginx; hit" "$headers"
expect "browsers are told to ask by https" "strict-transport-security" "$headers"
style=$(ask "$site/en/" | grep -o '/static/[^"]*\.css' | head -1)
expect "a file of the site" "immutable" "$(ask -o /dev/null -D - "$site$style")"
expect "the site is ready" "ready" "$(ask "$site/readyz")"
ask -c "$root/cookies" -o /dev/null "$site/admin/login/?next=/admin/"
token=$(awk '/csrftoken/ { print $7 }' "$root/cookies")
expect "the chief editor signs in" "302 $site/admin/" "$(ask -b "$root/cookies" -c "$root/cookies" -o /dev/null \
    -w '%{http_code} %{redirect_url}' -H "Referer: $site/admin/login/" --data-urlencode "csrfmiddlewaretoken=$token" \
    -d username=chief -d password=a-long-password-1 -d next=/admin/ "$site/admin/login/")"
expect "and sees the desk" "200" "$(ask -b "$root/cookies" -o /dev/null -w '%{http_code}' "$site/admin/")"

say "Another release, and back again, while readers read"
while [ ! -e "$root/run/over" ]; do
    for path in /en/news/ /ru/ "/en/search/?q=$RANDOM" /healthz; do
        ask -o /dev/null -w "%{http_code}\n" "$site$path" >>"$root/log/readers.log" 2>&1 || echo "$path lost" >>"$root/log/readers.log"
    done
    sleep 0.05
done &
first=$(readlink "$root/opt/current")
deploy/update.sh "$head"
[ "$(readlink "$root/opt/current")" != "$first" ]
deploy/update.sh --back
touch "$root/run/over"
wait %1
expect "the release before is open" "$first" "$(readlink "$root/opt/current")"
expect "requests that failed, of $(wc -l <"$root/log/readers.log")" "none" \
    "$(grep -v -x 200 "$root/log/readers.log" | sort | uniq -c || echo none)"

say "Backup, and restoring it elsewhere"
systemctl start newsroom-backup newsroom-sweep
copy=${database%/*}/copy
psql --quiet "$database" -c "CREATE DATABASE copy"
(cd "$root/opt/current" && DATABASE_URL=$copy NEWSROOM_VAR=$root/copy .venv/bin/python manage.py restore \
    "$root"/var/backups/newsroom-*.tar)
count="SELECT count(*) FROM articles_article"
expect "stories, here and there" "$(psql -At "$database" -c "$count")" "$(psql -At "$copy" -c "$count")"

say "A newsroom that is down"
systemctl stop "newsroom@$(basename "$(readlink "$root/opt/current")")"
expect "it says so" "Сайт ненадолго закрыт" "$(ask "$site/admin/")"
say "The newsroom was put up, updated, taken back, backed up and restored as deploy/README.md says."
