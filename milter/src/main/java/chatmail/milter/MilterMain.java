// SPDX-License-Identifier: Apache-2.0
package chatmail.milter;

import chatmail.common.accounts.MaildirAccountStore;
import chatmail.common.config.ChatmailConfig;
import chatmail.common.config.ConfigException;
import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.Arguments.Listener;
import chatmail.common.daemon.Program;
import chatmail.common.daemon.Shutdown;
import chatmail.common.daemon.UsageException;
import chatmail.common.listen.ListenAddress;
import chatmail.common.listen.SocketServer;
import chatmail.common.mailbox.Mailboxes;
import chatmail.common.observe.Meters;
import chatmail.common.observe.Pseudonyms;
import chatmail.common.work.Budget;
import chatmail.common.work.Workers;
import chatmail.milter.dns.AuthorCheck;
import chatmail.milter.dns.DnsKeyLookup;
import chatmail.milter.dns.KeyCache;
import chatmail.milter.explain.Explain;
import chatmail.milter.keys.KeyFiles;
import chatmail.milter.keys.KeyWatch;
import chatmail.milter.policy.Policies;
import chatmail.milter.policy.Role;
import chatmail.milter.session.AccountLookup;
import chatmail.milter.session.MessageLog;
import chatmail.milter.wire.MilterPipeline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code chatmail-milter}: joins sockets, sessions and policies. */
public final class MilterMain {
    private static final String USAGE = """
            usage: chatmail-milter --config FILE [--listen ROLE=SOCKET]...
                   chatmail-milter --config FILE explain ROLE MESSAGE.eml [--from ADDR] [--to ADDR]... [--client IP]
            ROLE: incoming, outgoing, signing; SOCKET: unix:PATH, inet:HOST:PORT""";
    private static final Path DEFAULT_SOCKETS = Path.of("/var/spool/postfix/chatmail");

    /** Per role; Postfix opens one connection per SMTP session, a thousand of which are many. */
    private static final int MAX_CONNECTIONS = 4_000;

    private static final int MAX_THREADS = 4;
    private static final int FILE_THREADS = 2;
    private static final int FILE_QUEUE = 4_000;

    /** At a time; more than there are senders who could wait for them. */
    private static final int MAX_LOOKUPS = 1_000;

    private static final int MAX_KEYS = 10_000;

    private MilterMain() {}

    public static void main(String[] args) {
        new Program("chatmail-milter", USAGE, Set.of(), Set.of("--listen", "--from", "--to", "--client"))
                .main(args, MilterMain::run);
    }

    private static Optional<Integer> run(ChatmailConfig config, Arguments arguments)
            throws IOException, UsageException, ConfigException {
        if (!arguments.operands().isEmpty()) {
            return Optional.of(Explain.run(config, arguments, System.out));
        }
        serve(config, listeners(arguments));
        return Optional.empty();
    }

    private static void serve(ChatmailConfig config, List<Listener> listeners) throws IOException, ConfigException {
        var keys = new KeyFiles(config.dkim().keyDir(), config.dkim().selector(), config.mailDomain());
        var shutdown = Shutdown.onSignal();
        var meters = new Meters();
        var pseudonyms = new Pseudonyms(System::currentTimeMillis);
        var policies = new Policies(config, keys::current, Instant::now, System::nanoTime);
        var accounts = new AccountLookup(
                new MaildirAccountStore(new Mailboxes(config.storage().mailboxesDir(), config.mailDomain())),
                shutdown.closing(Workers.threads("files", FILE_THREADS, FILE_QUEUE)));
        var dns = new DnsKeyLookup(config.dns().servers(), config.dns().timeout(), MAX_LOOKUPS, meters.registry());
        var authors = new AuthorCheck(new KeyCache(dns, MAX_KEYS, System::nanoTime), System::nanoTime);
        // The other half is for connections, keys and what the JVM itself needs.
        var memory = new Budget(Runtime.getRuntime().maxMemory() / 2);
        shutdown.closing(new KeyWatch(keys));
        var server = shutdown.closing(
                new SocketServer(Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors())));
        for (Listener listener : listeners) {
            Role role = Role.named(listener.name()).orElseThrow();
            var log = new MessageLog(role, meters.registry(), pseudonyms, System::nanoTime);
            server.listen(
                    listener.address(),
                    MAX_CONNECTIONS,
                    () -> new MilterPipeline(policies.of(role), accounts, authors, memory, log));
        }
        meters.serve(config.services().metricsMilter(), server);
        shutdown.ready();
    }

    private static List<Listener> listeners(Arguments arguments) throws UsageException {
        Set<String> roles = Arrays.stream(Role.values()).map(Role::tag).collect(Collectors.toSet());
        List<Listener> asked = arguments.listeners(roles);
        if (!asked.isEmpty()) {
            return asked;
        }
        return Arrays.stream(Role.values())
                .map(role ->
                        new Listener(role.tag(), new ListenAddress.Unix(DEFAULT_SOCKETS.resolve(role.tag() + ".sock"))))
                .toList();
    }
}
