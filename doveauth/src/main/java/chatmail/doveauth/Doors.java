// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth;

import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.Arguments.Listener;
import chatmail.common.daemon.UsageException;
import chatmail.common.listen.ListenAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which doors there are, and on which sockets they are to be opened. */
final class Doors {
    static final String AUTH = "auth";
    static final String LASTLOGIN = "lastlogin";
    static final String METADATA = "metadata";

    private static final List<String> SERVED = List.of(AUTH, LASTLOGIN, METADATA);

    /** Names kept for doors of this daemon that this version does not have. */
    private static final List<String> NOT_SERVED = List.of("http");

    private static final Path RUN = Path.of("/run/chatmail-doveauth");

    private Doors() {}

    /** Those named with {@code --listen}, or else every door on its usual socket. */
    static List<Listener> wanted(Arguments arguments) throws UsageException {
        var known =
                Set.copyOf(Stream.concat(SERVED.stream(), NOT_SERVED.stream()).toList());
        List<Listener> listeners = arguments.listeners(known);
        for (Listener listener : listeners) {
            if (NOT_SERVED.contains(listener.name())) {
                throw new UsageException("--listen " + listener.name() + "=" + listener.address()
                        + ": this version does not serve the door " + listener.name() + " (expected: one of "
                        + String.join(", ", SERVED) + ')');
            }
        }
        return listeners.isEmpty() ? SERVED.stream().map(Doors::usual).toList() : listeners;
    }

    private static Listener usual(String door) {
        return new Listener(door, new ListenAddress.Unix(RUN.resolve(door + ".sock")));
    }
}
