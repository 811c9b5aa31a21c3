// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth;

import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.Arguments.Listener;
import chatmail.common.daemon.UsageException;
import chatmail.common.listen.ListenAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which doors there are, and on which sockets they are to be opened. */
final class Doors {
    static final String AUTH = "auth";
    static final String LASTLOGIN = "lastlogin";
    static final String METADATA = "metadata";

    static final String HTTP = "http";

    /** Those at which Dovecot comes in. */
    private static final List<String> DICTS = List.of(AUTH, LASTLOGIN, METADATA);

    private static final Path RUN = Path.of("/run/chatmail-doveauth");

    private Doors() {}

    /**
     * Those named with {@code --listen}, or else every door on its usual socket.
     *
     * @param http where the web server comes in, unless it is not to
     */
    static List<Listener> wanted(Arguments arguments, Optional<ListenAddress> http) throws UsageException {
        List<Listener> listeners = arguments.listeners(Set.of(AUTH, LASTLOGIN, METADATA, HTTP));
        if (!listeners.isEmpty()) {
            return listeners;
        }
        var all = new ArrayList<>(DICTS.stream().map(Doors::usual).toList());
        http.ifPresent(address -> all.add(new Listener(HTTP, address)));
        return all;
    }

    private static Listener usual(String door) {
        return new Listener(door, new ListenAddress.Unix(RUN.resolve(door + ".sock")));
    }
}
