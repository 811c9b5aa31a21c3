# SPDX-License-Identifier: Apache-2.0
# Sourced by the commands in bin/: starts one of the daemons in place of the shell.

# launch NAME MAIN-CLASS "JVM OPTIONS" [ARGUMENT]...      $home: the directory that holds bin, lib and share
launch() {
    name=$1 main=$2 options=$3
    shift 3
    if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
        java=$JAVA_HOME/bin/java
    else
        java=$(command -v java) || {
            echo "$name: no Java found, neither by JAVA_HOME nor by PATH (expected: version 17 or newer)" >&2
            exit 69
        }
    fi
    # The manifest of this jar names the others beside it.
    for jar in "$home/lib/$name"-[0-9]*.jar; do :; done
    [ -r "$jar" ] || {
        echo "$name: $home/lib holds no readable $name-VERSION.jar" >&2
        exit 69
    }
    # What an installation has made for the Java it found there; any other starts without it, and says nothing about that.
    archive=$home/cache/$name.jsa
    [ -r "$archive" ] || archive=
    # Elsewhere Java takes file names and arguments for ASCII, in a service that systemd starts for example.
    export LC_ALL=C.UTF-8
    # The options are words on purpose; a * among them is no file name pattern.
    set -f
    # shellcheck disable=SC2086
    exec "$java" ${archive:+-Xshare:auto "-XX:SharedArchiveFile=$archive" -Xlog:cds*=off} \
        $options ${CHATMAIL_JAVA_OPTS:-} -cp "$jar" "$main" "$@"
}
