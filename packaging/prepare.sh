# SPDX-License-Identifier: Apache-2.0
# Sourced by demo and test, in the root of the project: gets a fresh Debian ready, and shows what takes long.

case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *[Uu][Tt][Ff]-8* | *[Uu][Tt][Ff]8*) mark='✓' ;;
    *) mark='ok  ' ;;
esac
log=$(mktemp)
policy=/usr/sbin/policy-rc.d
policy_is_ours=no
ticker=

clean_up() {
    stop_ticking
    allow_services
    rm -f "$log"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

stop_ticking() {
    [ -z "$ticker" ] || kill "$ticker" 2>/dev/null || :
    ticker=
}

# quietly WHAT COMMAND...: on a terminal the seconds pass; the output is seen only if the command fails.
quietly() {
    what=$1
    shift
    began=$(date +%s)
    printf '    %s ...' "$what"
    if [ -t 1 ]; then
        while sleep 1; do printf '\r    %s ... %d s' "$what" $(($(date +%s) - began)); done &
        ticker=$!
    fi
    # In the foreground, so that a Ctrl-C reaches it.
    status=0
    "$@" </dev/null >"$log" 2>&1 || status=$?
    stop_ticking
    [ ! -t 1 ] || printf '\r\033[K'
    if [ "$status" -ne 0 ]; then
        printf '\n%s failed:\n' "$what" >&2
        tail -n 60 "$log" >&2
        exit 1
    fi
    [ -t 1 ] || printf '\n'
    printf '  %s %-58s %6d s\n' "$mark" "$what" $(($(date +%s) - began))
}

# Packages start their services as they are installed, unless this script says no. One that is there is kept aside.
forbid_services() {
    if [ -e $policy ] && ! grep -q '^# chatmail' $policy; then
        mv $policy $policy.kept
    fi
    policy_is_ours=yes
    printf '#!/bin/sh\n# chatmail: no services while it installs\nexit 101\n' >$policy
    chmod 755 $policy
}

allow_services() {
    [ $policy_is_ours = yes ] || return 0
    policy_is_ours=no
    rm -f $policy
    [ ! -e $policy.kept ] || mv $policy.kept $policy
}

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null)" = 'ii ' ]
}

# install_missing COMMAND=PACKAGE|PACKAGE...: a command may come from elsewhere than Debian, a package may not.
install_missing() {
    missing=
    for wanted; do
        case $wanted in
            *=*) command -v "${wanted%%=*}" >/dev/null || missing="$missing ${wanted#*=}" ;;
            *) is_installed "$wanted" || missing="$missing $wanted" ;;
        esac
    done
    [ -n "$missing" ] || return 0
    export DEBIAN_FRONTEND=noninteractive
    quietly "apt: reading the package lists" apt-get -q update
    forbid_services
    # shellcheck disable=SC2086
    quietly "apt: installing what is missing, starting no service" \
        apt-get -q -y -o DPkg::Lock::Timeout=120 install --no-install-recommends $missing
    allow_services
}

# What it takes to build the project and to run a private relay.
install_basics() {
    install_missing javac=default-jdk-headless mvn=maven openssl=openssl gpg=gpg gpg-agent=gpg-agent \
        postfix dovecot-imapd dovecot-lmtpd dovecot-auth-lua lua-socket "$@"
}
