// SPDX-License-Identifier: Apache-2.0
package chatmail.common.listen;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where to listen, in Postfix's words: {@code unix:/path} or {@code inet:host:port}. */
public sealed interface ListenAddress {
    /** The form an administrator writes. */
    String SYNTAX = "unix:PATH or inet:HOST:PORT";

    record Unix(Path path) implements ListenAddress {
        @Override
        public SocketAddress socketAddress() {
            return UnixDomainSocketAddress.of(path);
        }

        @Override
        public String toString() {
            return "unix:" + path;
        }
    }

    /** @param host a name or a literal, an IPv6 one without its brackets */
    record Inet(String host, int port) implements ListenAddress {
        @Override
        public SocketAddress socketAddress() {
            return new InetSocketAddress(host, port);
        }

        @Override
        public String toString() {
            return "inet:" + (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
        }
    }

    /** The address to bind; a host name is looked up here. */
    SocketAddress socketAddress();

    /** @return empty when the text is not of the form {@link #SYNTAX} */
    static Optional<ListenAddress> parse(String text) {
        return text.startsWith("unix:") ? parseUnix(text.substring(5)) : parseInet(text);
    }

    private static Optional<ListenAddress> parseUnix(String path) {
        try {
            return path.isEmpty() ? Optional.empty() : Optional.of(new Unix(Path.of(path)));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<ListenAddress> parseInet(String text) {
        Matcher matcher = Pattern.compile("inet:(?:\\[([0-9A-Fa-f:.]+)]|([^\\s:\\[\\]]+)):(\\d{1,5})")
                .matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > 65_535) {
            return Optional.empty();
        }
        String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        return Optional.of(new Inet(host, Integer.parseInt(matcher.group(3))));
    }
}
