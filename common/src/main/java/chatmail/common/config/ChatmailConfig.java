// SPDX-License-Identifier: Apache-2.0
package chatmail.common.config;

import chatmail.common.listen.ListenAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the administrator set, checked; see {@link Option} for what each value means.
 *
 * @param mailDomain in lower case, an internationalized name as A-labels
 */
public record ChatmailConfig(
        String mailDomain,
        Storage storage,
        Sending sending,
        Retention retention,
        NewAccounts newAccounts,
        Connections connections,
        Dkim dkim,
        Dns dns,
        Services services,
        Web web,
        Exceptions exceptions,
        List<String> warnings) {

    public record Storage(Path mailboxesDir, DataSize maxMailboxSize) {}

    /** @param perMinute messages, at least 1; the burst as well */
    public record Sending(int perMinute, int burst, DataSize maxMessageSize) {}

    public record Retention(Duration mails, Duration largeMails, Duration inactiveUsers) {}

    /** When an address may come into being. */
    public record NewAccounts(
            int usernameMinLength,
            int usernameMaxLength,
            int passwordMinLength,
            Path nocreateFile,
            double maxLoad,
            DataSize minAvailableMemory,
            DataSize minFreeDiskSpace) {}

    public record Connections(int imap, int smtp, boolean imapCompress, boolean ipv6) {}

    public record Dkim(String selector, Path keyDir) {}

    /** @param servers empty: those of the system */
    public record Dns(List<InetSocketAddress> servers, Duration timeout) {}

    /**
     * What passes though it is not encrypted, or not signed.
     *
     * @param securejoinCleartext requests of old clients' Secure-Join in the clear
     * @param ipLiteralSenders mail of {@code user@[192.0.2.1]} without DKIM, from 192.0.2.1 itself
     */
    public record Exceptions(boolean securejoinCleartext, boolean ipLiteralSenders) {}

    /** What is served beside mail, and what is called; empty means off. */
    public record Services(
            Optional<ListenAddress> metricsMilter,
            Optional<ListenAddress> metricsDoveauth,
            Optional<ListenAddress> http,
            Optional<URI> push,
            Optional<String> irohRelay,
            Optional<Path> turnSocket) {}

    /** What the web page and its server need. */
    public record Web(Optional<Path> folder, Optional<Certificate> certificate, Privacy privacy) {}

    /** An externally managed certificate chain and its key, PEM files. */
    public record Certificate(Path chain, Path key) {}

    /** Free text for the privacy page, possibly of several lines. */
    public record Privacy(String mail, String postal, String officer, String supervisor) {}
}
