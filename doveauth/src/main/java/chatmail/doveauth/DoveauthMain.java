// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth;

import chatmail.common.accounts.AccountStore;
import chatmail.common.accounts.MaildirAccountStore;
import chatmail.common.config.ChatmailConfig;
import chatmail.common.daemon.Arguments;
import chatmail.common.daemon.Arguments.Listener;
import chatmail.common.daemon.Program;
import chatmail.common.daemon.Shutdown;
import chatmail.common.daemon.UsageException;
import chatmail.common.http.HttpServer;
import chatmail.common.listen.SocketServer;
import chatmail.common.mailbox.Mailboxes;
import chatmail.common.observe.Meters;
import chatmail.common.work.Workers;
import chatmail.doveauth.accounts.AccountRules;
import chatmail.doveauth.accounts.Accounts;
import chatmail.doveauth.accounts.CreationRefusal;
import chatmail.doveauth.accounts.NewAddresses;
import chatmail.doveauth.accounts.PasswordHash;
import chatmail.doveauth.auth.AuthDict;
import chatmail.doveauth.auth.MailOwner;
import chatmail.doveauth.command.AccountCommand;
import chatmail.doveauth.dict.DictServer;
import chatmail.doveauth.host.HostResources;
import chatmail.doveauth.host.MailboxesDirectory;
import chatmail.doveauth.lastlogin.LastLoginDict;
import chatmail.doveauth.metadata.MetadataDict;
import chatmail.doveauth.metadata.MetadataFiles;
import chatmail.doveauth.metadata.ServerEntries;
import chatmail.doveauth.newaddress.Invitation;
import chatmail.doveauth.newaddress.NewAddressDoor;
import chatmail.doveauth.push.HttpNotifier;
import chatmail.doveauth.push.PushQueue;
import chatmail.doveauth.wakeup.MaildirNudge;
import chatmail.doveauth.wakeup.WakeUps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@code chatmail-doveauth}: joins accounts to the doors through which Dovecot asks for them. */
public final class DoveauthMain {
    private static final String USAGE = """
            usage: chatmail-doveauth --config FILE [--listen DOOR=SOCKET]...
                   chatmail-doveauth --config FILE block ADDR | unblock ADDR | accounts [--blocked] [--count]
            DOOR: auth, lastlogin, metadata, http; SOCKET: unix:PATH or inet:HOST:PORT""";

    /** More than most hosts have processors, because each reads small files itself and may have to wait for the disk. */
    private static final int EVENT_LOOPS = 4;

    private static final int FILE_THREADS = 4;
    private static final int QUEUED = 1_024;

    /** The web server in front has others wait. */
    private static final int MAX_WEB_CONNECTIONS = 256;

    private DoveauthMain() {}

    public static void main(String[] args) {
        new Program(
                        "chatmail-doveauth",
                        USAGE,
                        Set.of(AccountCommand.BLOCKED, AccountCommand.COUNT),
                        Set.of("--listen"))
                .main(args, DoveauthMain::run);
    }

    private static Optional<Integer> run(ChatmailConfig config, Arguments arguments)
            throws IOException, UsageException {
        if (!arguments.operands().isEmpty()) {
            if (arguments.has("--listen")) {
                throw new UsageException("--listen goes with no command");
            }
            return Optional.of(new AccountCommand(store(config), System.out).run(arguments));
        }
        if (arguments.has(AccountCommand.BLOCKED) || arguments.has(AccountCommand.COUNT)) {
            throw new UsageException("--blocked and --count go with accounts only");
        }
        return serve(config, arguments);
    }

    /** @throws IOException when nobody has had an account here, so that this may be the wrong place */
    private static MaildirAccountStore store(ChatmailConfig config) throws IOException {
        Path root = config.storage().mailboxesDir();
        if (!Files.isDirectory(root)) {
            throw new IOException(root + " is no directory; chatmail-doveauth makes it when it starts");
        }
        return new MaildirAccountStore(new Mailboxes(root, config.mailDomain()));
    }

    private static Optional<Integer> serve(ChatmailConfig config, Arguments arguments)
            throws IOException, UsageException {
        List<Listener> listeners = Doors.wanted(arguments, config.services().http());
        Path root = MailboxesDirectory.prepare(config.storage().mailboxesDir());

        Shutdown shutdown = Shutdown.onSignal();
        var meters = new Meters();
        var files = shutdown.closing(Workers.threads("files", FILE_THREADS, QUEUED));
        var hashing =
                shutdown.closing(Workers.threads("hashing", Runtime.getRuntime().availableProcessors(), QUEUED));
        var mailboxes = new Mailboxes(root, config.mailDomain());
        var store = new MaildirAccountStore(mailboxes);
        store.prepare();
        var rules = new AccountRules(config.mailDomain(), config.newAccounts());
        var host =
                new HostResources(Path.of("/proc"), root, config.newAccounts().nocreateFile(), System::nanoTime);
        var accounts = new Accounts(store, rules, host, new PasswordHash(), files, hashing);
        var auth = new AuthDict(accounts, MailOwner.of(root), meters.registry());
        var lastLogin = new LastLoginDict(accounts);

        var server = shutdown.closing(new SocketServer(EVENT_LOOPS));
        meters.serve(config.services().metricsDoveauth(), server);
        var dict = new DictServer(server, meters.registry());
        for (Listener listener : listeners) {
            switch (listener.name()) {
                case Doors.AUTH -> dict.open(Doors.AUTH, listener.address(), auth);
                case Doors.LASTLOGIN -> dict.open(Doors.LASTLOGIN, listener.address(), lastLogin);
                case Doors.METADATA ->
                    dict.open(Doors.METADATA, listener.address(), metadata(config, mailboxes, files, meters, shutdown));
                case Doors.HTTP ->
                    HttpServer.listen(
                            server,
                            listener.address(),
                            MAX_WEB_CONNECTIONS,
                            newAddresses(config, store, () -> rules.refusal(host.get()), meters));
                default -> throw new IllegalStateException("there is no door " + listener.name());
            }
        }
        shutdown.ready();
        return Optional.empty();
    }

    private static NewAddressDoor newAddresses(
            ChatmailConfig config, AccountStore store, Supplier<Optional<CreationRefusal>> host, Meters meters) {
        var addresses = new NewAddresses(config.mailDomain(), config.newAccounts(), store, new SecureRandom());
        var invitation =
                Invitation.to(config.mailDomain(), config.web().certificate().isEmpty());
        return new NewAddressDoor(addresses, host, invitation, System::nanoTime, meters.registry());
    }

    /** With all that a delivery sets going, which a process without this door has no part in. */
    private static MetadataDict metadata(
            ChatmailConfig config, Mailboxes mailboxes, Workers files, Meters meters, Shutdown shutdown)
            throws IOException {
        Supplier<Instant> clock = Clock.systemUTC()::instant;
        var tokens = new MetadataFiles(mailboxes);
        var wakeUps = shutdown.closing(new WakeUps(new MaildirNudge(mailboxes), System::nanoTime, meters.registry()));
        Optional<PushQueue> push = config.services()
                .push()
                .map(url -> new PushQueue(
                        mailboxes.root(), tokens, new HttpNotifier(url), files, clock, meters.registry()));
        if (push.isPresent()) {
            shutdown.closing(push.get()).start();
        }
        var server = new ServerEntries(config.mailDomain(), config.services(), files, clock);
        return new MetadataDict(tokens, server, new DeliveryWork(wakeUps, push), files, clock);
    }
}
