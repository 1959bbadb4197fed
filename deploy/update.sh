#!/usr/bin/env bash
# Put another release in the place of the present one, without closing the newsroom for a moment.
#
#   update.sh [REF]     the newest of origin/main, or any branch, tag or commit
#   update.sh --back    the release before, as it was
#   update.sh --close [REF]   with the newsroom closed meanwhile: for migrations that running code does not survive
#
# The release is made ready in a folder of its own, beside the present one; only when it answers /readyz is nginx led to
# it. Whatever fails before leaves the present one open, and its own folder is removed: what stays has been open.
set -euo pipefail

home=${NEWSROOM_HOME:-/opt/newsroom}
etc=${NEWSROOM_ETC:-/etc/newsroom}
person=${NEWSROOM_USER:-newsroom}
kept=3
order=${1:-}
made= # a release that was not open yet
exec 9<"$home"
flock --nonblock 9 || { echo "Another update is under way." >&2; exit 1; }

as_newsroom() {
    if [ "$(id -un)" = "$person" ]; then "$@"; else runuser -u "$person" -- "$@"; fi
}
say() { printf '\n== %s\n' "$*"; }
present() { basename "$(readlink "$home/current" 2>/dev/null || true)"; }
in_release() { (cd "$home/releases/$1" && shift && as_newsroom .venv/bin/python manage.py "$@"); }

make_ready() { # REF: sets $name
    local commit
    as_newsroom git -C "$home/repository" fetch --quiet --tags origin
    commit=$(as_newsroom git -C "$home/repository" rev-parse --verify --quiet "refs/remotes/origin/$1^{commit}") ||
        commit=$(as_newsroom git -C "$home/repository" rev-parse --verify "$1^{commit}") # its own branches are of old
    name=$(date -u +%Y%m%d-%H%M%S)-${commit:0:7}
    say "Unpacking $1 to $home/releases/$name"
    made=$name
    as_newsroom mkdir -p "$home/releases/$name"
    as_newsroom git -C "$home/repository" archive "$commit" | as_newsroom tar -x -C "$home/releases/$name"
    as_newsroom ln -s "$etc/newsroom.env" "$home/releases/$name/.env"
    say "Installing its packages"
    as_newsroom python3 -m venv "$home/releases/$name/.venv"
    as_newsroom "$home/releases/$name/.venv/bin/pip" install --quiet --disable-pip-version-check \
        --requirement "$home/releases/$name/requirements.txt"
    say "Checking its settings, collecting its files"
    in_release "$name" compile_translations
    in_release "$name" check --deploy --fail-level WARNING
    in_release "$name" collect_static
}

refuse_what_running_code_does_not_survive() {
    local found
    [ -n "$(present)" ] || return 0
    found=$(cd "$home/releases/$name" &&
        { grep -rlE '^ +breaks_running_code' --include='0*.py' articles events newsroom seeds || true; } |
        while read -r path; do [ -e "$home/current/$path" ] || echo "$path"; done)
    [ -z "$found" ] || { echo "$found says that running code does not survive it: update.sh --close" >&2; exit 1; }
}

open_release() { # NAME
    local before
    before=$(present)
    say "Opening $1"
    made=
    systemctl start "newsroom@$1" || {
        systemctl stop "newsroom@$1" # or systemd would go on trying, and open it behind our back
        [ "$order" = --back ] || remove "$1"
        echo "It did not get ready: journalctl -u newsroom@$1. ${before:-Nothing} is still open." >&2
        exit 1
    }
    ln -s "releases/$1" "$home/.current" && mv -T "$home/.current" "$home/current"
    systemctl enable --quiet "newsroom@$1"
    if nginx -t -q; then systemctl reload nginx; else echo "nginx keeps its configuration until you mend it." >&2; fi
    systemctl restart newsroom-messages
    if [ -n "$before" ] && [ "$before" != "$1" ]; then
        say "Closing $before"
        systemctl disable --quiet "newsroom@$before"
        systemctl stop "newsroom@$before"
    fi
}

remove() { as_newsroom rm -rf "${home:?}/releases/${1:?}"; }
trap '[ -z "$made" ] || remove "$made"' EXIT
releases() { ls -1 "$home/releases" | sort; }

case $order in
--back)
    name=$(releases | grep -B1 -x "$(present)" | head -1)
    [ "$name" != "$(present)" ] || { echo "There is no release before $(present)." >&2; exit 1; }
    open_release "$name"
    ;;
--close)
    make_ready "${2:-origin/main}"
    say "Closing the newsroom for its migrations"
    systemctl stop "newsroom@$(present)" newsroom-messages
    in_release "$name" migrate || {
        echo "The newsroom is closed. As it was: systemctl start newsroom@$(present) newsroom-messages" >&2
        exit 1
    }
    open_release "$name"
    ;;
*)
    make_ready "${1:-origin/main}"
    refuse_what_running_code_does_not_survive
    before=$(present)
    say "Migrating the database${before:+, while $before goes on}"
    in_release "$name" migrate
    in_release "$name" load_reference
    open_release "$name"
    ;;
esac

{ releases | grep -v -x "$(present)" || true; } | head -n "-$((kept - 1))" | while read -r old; do
    remove "$old"
done
say "$(present) is open."
