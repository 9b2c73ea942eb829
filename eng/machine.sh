# Sourced by ./run and ./test: what this machine has, and how to get what it lacks. Messages in French, then in English.

say() { printf '%s\n  (%s)\n' "$1" "$2" >&2; }

stop() { say "$1" "$2"; exit 1; }

is_debian() { [ -f /etc/debian_version ] && command -v apt-get >/dev/null; }

can_install() { is_debian && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

apt_updated=
apt_update() {
  [ -n "$apt_updated" ] || as_root apt-get update -qq >&2 || true
  apt_updated=1
}

# Packages of services start nothing here: tests start their own private servers.
apt_install() {
  say "Installation de : $*" "Installing: $*"
  apt_update
  local guard=/usr/sbin/policy-rc.d made=
  if [ ! -e "$guard" ]; then
    made=1
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$guard" >/dev/null && as_root chmod 755 "$guard"
  fi
  local result=0
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 || result=$?
  [ -z "$made" ] || as_root rm -f "$guard"
  return "$result"
}

has_sdk() { command -v dotnet >/dev/null && dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; }

need_sdk() {
  if ! has_sdk && [ -x "${DOTNET_ROOT:-$HOME/.dotnet}/dotnet" ]; then
    export PATH="${DOTNET_ROOT:-$HOME/.dotnet}:$PATH"
  fi
  has_sdk && return
  if can_install; then
    apt_update
    if apt-cache show dotnet-sdk-10.0 >/dev/null 2>&1; then
      apt_install dotnet-sdk-10.0 || true
    fi
  fi
  has_sdk || stop \
    "Il manque le SDK .NET 10. Installez-le depuis https://dotnet.microsoft.com/download/dotnet/10.0, puis recommencez." \
    "The .NET 10 SDK is missing. Install it from https://dotnet.microsoft.com/download/dotnet/10.0, then try again."
}

# npm only fetches the design kit: without it the portal has fallback fonts and colours.
want_npm() {
  command -v npm >/dev/null && return
  if can_install; then apt_install nodejs npm || true; fi
  command -v npm >/dev/null || say \
    "npm est absent : le portail aura des polices et des couleurs de rechange. Installez Node.js 20 ou plus pour la trousse graphique." \
    "npm is missing: the portal will have fallback fonts and colours. Install Node.js 20 or later for the design kit."
}
