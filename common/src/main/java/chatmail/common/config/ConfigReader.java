// SPDX-License-Identifier: Apache-2.0
package chatmail.common.config;

import chatmail.common.config.ChatmailConfig.Certificate;
import chatmail.common.config.ChatmailConfig.Connections;
import chatmail.common.config.ChatmailConfig.Dkim;
import chatmail.common.config.ChatmailConfig.Dns;
import chatmail.common.config.ChatmailConfig.Exceptions;
import chatmail.common.config.ChatmailConfig.NewAccounts;
import chatmail.common.config.ChatmailConfig.Privacy;
import chatmail.common.config.ChatmailConfig.Retention;
import chatmail.common.config.ChatmailConfig.Sending;
import chatmail.common.config.ChatmailConfig.Services;
import chatmail.common.config.ChatmailConfig.Storage;
import chatmail.common.config.ChatmailConfig.Web;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code chatmail.ini}; all mistakes are found in one go. */
public final class ConfigReader {
    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\s:\\[\\]]+)(?::(\\d{1,5}))?");
    private static final int DNS_PORT = 53;

    /** A server that answers at all does so in less. */
    private static final Duration SHORTEST_DNS_TIMEOUT = Duration.ofMillis(100);

    /** A message may wait twice as long, and other servers give up after ten minutes (RFC 5321, section 4.5.3.2.6). */
    private static final Duration LONGEST_DNS_TIMEOUT = Duration.ofMinutes(4);

    private final Values values;
    private final Problems problems;

    private ConfigReader(Values values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /**
     * @param file in UTF-8
     * @throws ConfigException with every problem when the file cannot be read or holds a wrong value
     */
    public static ChatmailConfig read(Path file) throws ConfigException {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new ConfigException(List.of(file + ": there is no such file (expected: the relay's chatmail.ini)"));
        } catch (CharacterCodingException e) {
            throw new ConfigException(List.of(file + ": is not UTF-8 text"));
        } catch (IOException e) {
            throw new ConfigException(List.of(file + ": cannot be read: " + e));
        }
    }

    /** @param name what problems call the file */
    static ChatmailConfig parse(String name, String text) throws ConfigException {
        var problems = new Problems(name);
        var entries = IniFile.section("params", text, problems);
        for (IniFile.Entry entry : entries.values()) {
            if (Option.named(entry.key()).isEmpty()) {
                String what = RemovedOption.sentenceFor(entry.key())
                        .orElse(entry.key() + " is unknown here and has no effect");
                problems.warning(entry.line(), what);
            }
        }
        ChatmailConfig config = new ConfigReader(new Values(entries, problems), problems).config();
        if (!problems.errors().isEmpty()) {
            throw new ConfigException(problems.errors());
        }
        return config;
    }

    private ChatmailConfig config() {
        String domain = values.domain(Option.MAIL_DOMAIN);
        return new ChatmailConfig(
                domain,
                storage(domain),
                new Sending(
                        values.number(Option.MAX_USER_SEND_PER_MINUTE, 1, 1_000_000),
                        values.number(Option.MAX_USER_SEND_BURST_SIZE, 1, 1_000_000),
                        values.size(Option.MAX_MESSAGE_SIZE)),
                new Retention(
                        values.days(Option.DELETE_MAILS_AFTER),
                        values.days(Option.DELETE_LARGE_AFTER),
                        values.days(Option.DELETE_INACTIVE_USERS_AFTER)),
                newAccounts(),
                new Connections(
                        values.number(Option.MAX_IMAP_CONNECTIONS, 1, 1_000_000),
                        values.number(Option.MAX_SMTP_CONNECTIONS, 1, 1_000_000),
                        values.yesOrNo(Option.IMAP_COMPRESS),
                        !values.yesOrNo(Option.DISABLE_IPV6)),
                new Dkim(selector(), values.path(Option.DKIM_KEY_DIR)),
                new Dns(dnsServers(), values.duration(Option.DNS_TIMEOUT, SHORTEST_DNS_TIMEOUT, LONGEST_DNS_TIMEOUT)),
                services(),
                web(),
                new Exceptions(values.yesOrNo(Option.SECUREJOIN_CLEARTEXT), values.yesOrNo(Option.IP_LITERAL_SENDERS)),
                problems.warnings());
    }

    private Storage storage(String domain) {
        Path mailboxes = values.optional(Option.MAILBOXES_DIR, values::path)
                .orElse(Path.of("/var/lib/chatmail/mail").resolve(domain));
        return new Storage(mailboxes, values.size(Option.MAX_MAILBOX_SIZE));
    }

    private NewAccounts newAccounts() {
        int shortest = values.number(Option.USERNAME_MIN_LENGTH, 1, 64);
        int longest = values.number(Option.USERNAME_MAX_LENGTH, 1, 64);
        if (shortest > longest) {
            problems.error("username_min_length = " + shortest + " is above username_max_length = " + longest);
        }
        return new NewAccounts(
                shortest,
                longest,
                values.number(Option.PASSWORD_MIN_LENGTH, 1, 1_000),
                values.path(Option.NOCREATE_FILE),
                values.decimal(Option.MAX_LOAD_1M),
                values.size(Option.MIN_AVAILABLE_MEMORY),
                values.size(Option.MIN_FREE_DISK_SPACE));
    }

    private Services services() {
        return new Services(
                values.optional(Option.METRICS_MILTER, values::listenAddress),
                values.optional(Option.METRICS_DOVEAUTH, values::listenAddress),
                values.optional(Option.HTTP_LISTEN, values::listenAddress),
                values.optional(Option.PUSH_URL, values::webAddress),
                values.optional(Option.IROH_RELAY, values::text),
                values.optional(Option.TURN_SOCKET_PATH, values::path));
    }

    private Web web() {
        return new Web(
                values.optional(Option.WWW_FOLDER, values::path),
                values.optional(Option.TLS_EXTERNAL_CERT_AND_KEY, this::certificate),
                new Privacy(
                        values.text(Option.PRIVACY_MAIL),
                        values.text(Option.PRIVACY_POSTAL),
                        values.text(Option.PRIVACY_PDO),
                        values.text(Option.PRIVACY_SUPERVISOR)));
    }

    /** A selector is one or more DNS labels (RFC 6376, section 3.1), and here also a file name. */
    private String selector() {
        return values.require(Option.DKIM_SELECTOR, "a DNS name such as chatmail", text -> Optional.of(text)
                .filter(s -> s.matches("[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?")));
    }

    private Certificate certificate(Option option) {
        String expected = "two absolute paths, of the certificate chain and of its key";
        return values.require(option, expected, text -> {
            String[] paths = (text.isEmpty() ? "/missing /missing" : text).split("\\s+", -1);
            boolean good = paths.length == 2 && paths[0].startsWith("/") && paths[1].startsWith("/");
            return good ? Optional.of(new Certificate(Path.of(paths[0]), Path.of(paths[1]))) : Optional.empty();
        });
    }

    private List<InetSocketAddress> dnsServers() {
        return values.require(Option.DNS_SERVERS, "host:port, separated by commas", text -> {
            var servers = new ArrayList<InetSocketAddress>();
            for (String server : text.isEmpty() ? List.<String>of() : List.of(text.split("[,\\s]+", -1))) {
                Matcher matcher = HOST_AND_PORT.matcher(server);
                int port = !matcher.matches()
                        ? -1
                        : matcher.group(2) == null ? DNS_PORT : Integer.parseInt(matcher.group(2));
                if (port < 1 || port > 65_535) {
                    return Optional.empty();
                }
                servers.add(InetSocketAddress.createUnresolved(matcher.group(1), port));
            }
            return Optional.of(List.copyOf(servers));
        });
    }
}
