#!/bin/bash
# Rehearses what a stranger does: in a Debian chroot holding git, Node 20 and npm alone, clones this checkout, runs
# `npm test` twice and starts the system once, with times. As root, on Debian, with debootstrap installed.
# usage: npm run rehearse -- [--keep] [--limit MINUTES] [--only STAGES]     what is not committed is not rehearsed
set -euo pipefail

LIMIT_MINUTES=60
KEEP=
ONLY=
while [ $# -gt 0 ]; do
  case $1 in
    --keep) KEEP=yes ;;
    --only) ONLY="-- --only $2"; shift ;;
    --limit) LIMIT_MINUTES=$2; shift ;;
    *) echo "unknown option: $1" >&2; exit 2 ;;
  esac
  shift
done
CHECKOUT=$(cd "$(dirname "$0")/.." && pwd)
[ "$(id -u)" = 0 ] || { echo "A chroot can only be made by root." >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "debootstrap is missing: apt-get install debootstrap" >&2; exit 1; }

BARE=$(mktemp -d /var/tmp/openair-rehearsal-XXXXXX)
cleanup() { [ -n "$KEEP" ] && echo "kept: $BARE" || rm -rf --one-file-system "$BARE"; }
trap cleanup EXIT
trap 'exit 130' INT TERM

took() { # name, command…: one line with the time it took
  local name=$1 from=$SECONDS code=0; shift
  "$@" || code=$?
  printf '== %-34s %5d s  %s\n' "$name" $((SECONDS - from)) "$([ $code = 0 ] && echo ok || echo "failed ($code)")"
  return $code
}

bare_machine() {
  . /etc/os-release
  debootstrap --variant=minbase --include=git,ca-certificates "$VERSION_CODENAME" "$BARE" >"$BARE.log" 2>&1 ||
    { tail -5 "$BARE.log" >&2; return 1; }
  rm -f "$BARE.log"
  # This machine's way to the Debian archive, to names and to certificates.
  cp -L /etc/resolv.conf /etc/hosts "$BARE/etc/"
  for file in /etc/ssl/certs/ca-certificates.crt /etc/apt/sources.list.d/debian.sources "${NODE_EXTRA_CA_CERTS:-}" "$HOME/.npmrc"; do
    [ -f "$file" ] && mkdir -p "$BARE$(dirname "$file")" && cp --remove-destination -L "$file" "$BARE$file"
  done
  [ -f "$BARE/etc/apt/sources.list.d/debian.sources" ] && : >"$BARE/etc/apt/sources.list"
  # This machine's Node and npm: nothing of them needs more than the C++ library.
  local node npm
  node=$(PATH=${PATH//$CHECKOUT\/.toolchain\/node_modules\/.bin:/} command -v node)
  npm=$(readlink -f "$(command -v npm)"); npm=${npm%/bin/npm-cli.js}
  cp -L "$node" "$BARE/usr/local/bin/node"
  mkdir -p "$BARE/usr/local/lib/node_modules" && cp -r "$npm" "$BARE/usr/local/lib/node_modules/npm"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$BARE/usr/local/bin/npm"
  printf '#!/bin/sh\nexit 101\n' >"$BARE/usr/sbin/policy-rc.d" && chmod +x "$BARE/usr/sbin/policy-rc.d" # starts no services
  git clone -q --bare "$CHECKOUT" "$BARE/var/tmp/openair.git"
  echo "bare machine: $(chroot "$BARE" node --version), npm $(chroot "$BARE" npm --version 2>/dev/null), commit $(git -C "$CHECKOUT" rev-parse --short HEAD)"
}

# Mounts and processes live in namespaces of their own: when the shell inside ends, for whatever reason, both are gone.
inside() {
  timeout --kill-after=30 "$((LIMIT_MINUTES * 60))" \
    unshare --mount --pid --fork --kill-child=KILL --propagation private bash -c '
      set -e
      mount -t proc proc "$1/proc"; mount --rbind /sys "$1/sys"; mount --rbind /dev "$1/dev"
      mount -t tmpfs -o mode=1777 shm "$1/dev/shm"
      exec chroot "$1" /usr/bin/env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        LANG=C.UTF-8 NODE_EXTRA_CA_CERTS="$NODE_EXTRA_CA_CERTS" bash -c "$2; exit \$?"' bash "$BARE" "$1" # the last bash stays, to adopt orphans
}

start_smoke() {
  inside 'cd /root/openair
    npm start -- --port 29000 >/tmp/start.log 2>&1 & starter=$!
    for _ in $(seq 300); do
      grep -q "Ctrl-C stops" /tmp/start.log && break
      kill -0 $starter 2>/dev/null || break
      sleep 1
    done
    cat /tmp/start.log
    node -e "fetch(process.argv[1]).then(async (answer) => {
      if (!answer.ok || !(await answer.text()).includes(process.argv[2])) throw new Error(answer.status)
      console.log(\"the first page is served\") })" http://127.0.0.1:29000/ "<script" || exit 1
    kill -TERM $starter
    for _ in $(seq 30); do [ -e /root/openair/.openair/main/running.json ] || exit 0; sleep 1; done
    echo "it did not stop"; exit 1'
}

CODE=0
took "a bare machine" bare_machine
took "git clone" inside 'git clone -q /var/tmp/openair.git /root/openair'
took "npm test, first run" inside "cd /root/openair && npm test $ONLY" || CODE=1
took "npm test, second run" inside "cd /root/openair && npm test $ONLY" || CODE=1
took "npm start, first" start_smoke || CODE=1
took "npm start, second" start_smoke || CODE=1
exit $CODE
