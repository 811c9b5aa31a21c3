// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A running relay for one domain on loopback, made of the machine's Postfix and Dovecot, or another Debian's Dovecot,
 * and the daemons of a ready-to-run tree. It needs root and leaves nothing behind, also when the JVM is told to end.
 *
 * <pre>{@code
 * try (var relay = PrivateRelay.start(Path.of("packaging/target/chatmail"), "chat.example")) {
 *     // IMAP at relay.host(), relay.imapsPort(); any new address and password logs in
 * }
 * }</pre>
 */
public final class PrivateRelay implements AutoCloseable {

    private static final String DKIM_SELECTOR = "chatmail";

    private final Teardown teardown = new Teardown();
    private final AtExit atExit = AtExit.run("closing the private relay", teardown::close);
    private final String domain;
    private final Layout layout;
    private final Endpoints endpoints;
    private final Daemons daemons;
    private final DaemonProcess milter;
    private final DaemonProcess doveauth;
    private final PrivateDovecot dovecot;
    private final PrivatePostfix postfix;
    private volatile @Nullable Path keptLogs;

    private PrivateRelay(String domain, Layout layout, Endpoints endpoints, ServiceUser user, Userland userland) {
        this.domain = domain;
        this.layout = layout;
        this.endpoints = endpoints;
        this.daemons = new Daemons(layout, endpoints, user);
        this.milter = daemons.milter();
        this.doveauth = daemons.doveauth();
        this.dovecot = new PrivateDovecot(layout, endpoints.imaps(), userland);
        this.postfix =
                new PrivatePostfix(layout, List.of(endpoints.smtp(), endpoints.submission(), endpoints.submissions()));
    }

    /** Starts a relay with the default options. */
    public static PrivateRelay start(Path tree, String domain) throws IOException {
        return start(tree, domain, Map.of());
    }

    /** Starts a relay with this machine's Dovecot. */
    public static PrivateRelay start(Path tree, String domain, Map<String, String> options) throws IOException {
        return start(tree, domain, options, Userland.ofThisMachine());
    }

    /**
     * Starts a relay and waits until all of it serves.
     *
     * @param tree what {@code mvn package} made; it is copied
     * @param options for {@code chatmail.ini}, besides those that name paths and ports
     * @param userland where Dovecot comes from
     * @throws IOException when a part does not start; what did is stopped again
     */
    public static PrivateRelay start(Path tree, String domain, Map<String, String> options, Userland userland)
            throws IOException {
        var user = ServiceUser.mail();
        var layout = new Layout(Files.createTempDirectory("chatmail-"));
        var relay = new PrivateRelay(domain, layout, Endpoints.free(), user, userland);
        try {
            relay.start(tree, user, options);
            return relay;
        } catch (IOException | RuntimeException trouble) {
            try (relay) {
                throw trouble;
            }
        }
    }

    private void start(Path tree, ServiceUser user, Map<String, String> options) throws IOException {
        teardown.begin(
                () -> {
                    layout.create(user);
                    FileTree.copyReadable(tree, layout.tree());
                },
                this::removeDirectory);
        Certificate.create(domain, layout.certificate(), layout.certificateKey());
        DkimKey.create(dkimKey(), user);
        var settings = new Settings(domain, layout, endpoints, user, options);
        Files.writeString(layout.config(), settings.ini());
        FileTree.mode(layout.config(), "rw-r--r--");
        var templates = settings.templates();
        templates.fill(layout.authLua(), layout.authLua());
        Files.writeString(layout.expirerHook(), templates.fillOwn("expirer-hook.sh"));
        FileTree.mode(layout.expirerHook(), "rwxr-xr-x");

        // Each takes a while to come up, so nobody waits before all are on their way.
        teardown.begin(doveauth::start, doveauth::stop);
        teardown.begin(milter::start, milter::stop);
        postfix.configure(templates);
        dovecot.configure(templates);
        teardown.begin(dovecot.process()::start, dovecot.process()::stop);
        teardown.begin(postfix::start, postfix::stop);
        doveauth.awaitReady();
        milter.awaitReady();
        dovecot.process().awaitReady();
        postfix.awaitReady();
    }

    /** The domain of its addresses. */
    public String domain() {
        return domain;
    }

    /** Where its clients find it. */
    public MailServer mailServer() {
        return new MailServer(domain(), host(), smtpPort(), submissionsPort(), imapsPort(), certificate());
    }

    /** Where it listens. */
    public String host() {
        return Endpoints.HOST;
    }

    /** From other servers: role incoming. */
    public int smtpPort() {
        return endpoints.smtp();
    }

    /** From users, STARTTLS: role outgoing. */
    public int submissionPort() {
        return endpoints.submission();
    }

    /** From users, TLS from the first byte: role outgoing. */
    public int submissionsPort() {
        return endpoints.submissions();
    }

    /** IMAP with STARTTLS. */
    public int imapPort() {
        return endpoints.imap();
    }

    /** IMAP with TLS from the first byte. */
    public int imapsPort() {
        return endpoints.imaps();
    }

    /** Prometheus text of the milter over HTTP. */
    public int milterMetricsPort() {
        return endpoints.milterMetrics();
    }

    /** Prometheus text of doveauth over HTTP. */
    public int doveauthMetricsPort() {
        return endpoints.doveauthMetrics();
    }

    /** Where the web server would ask for new addresses: HTTP without TLS. */
    public int httpPort() {
        return endpoints.http();
    }

    /** The certificate that a client has to trust. */
    public Path certificate() {
        return layout.certificate();
    }

    Path certificateKey() {
        return layout.certificateKey();
    }

    /** Where the milter looks for the key it signs with. */
    public Path dkimKey() {
        return layout.dkimKeys().resolve(DKIM_SELECTOR + ".private");
    }

    /** The name in DNS at which other servers look for its key. */
    public String dkimName() {
        return DKIM_SELECTOR + "._domainkey." + domain;
    }

    /** The TXT record they should find there. */
    public String dkimRecord() throws IOException {
        return DkimKey.record(dkimKey());
    }

    /** Has mail for the domain of another relay delivered there, as DNS would. */
    public void knows(PrivateRelay other) throws IOException {
        postfix.route(other.domain(), other.smtpPort());
    }

    /** Has postconf(1) change the configuration of Postfix, which is started anew with it. */
    public void postconf(String... arguments) throws IOException {
        postfix.stop();
        postfix.change(arguments);
        postfix.start();
        postfix.awaitReady();
    }

    /** Directory of the mailboxes, one below it for each address. */
    public Path mailboxes() {
        return layout.mailboxes();
    }

    /** While this file exists nobody gets a new account. */
    public Path nocreateFile() {
        return layout.nocreate();
    }

    /** All that this relay is made of. */
    public Path directory() {
        return layout.root();
    }

    /** One log file for each program. */
    public Path logs() {
        return layout.logs();
    }

    /** The milter, to stop and to start again. */
    public DaemonProcess milter() {
        return milter;
    }

    /** Doveauth, to stop and to start again. */
    public DaemonProcess doveauth() {
        return doveauth;
    }

    /** What only Dovecot itself can tell. */
    public PrivateDovecot dovecot() {
        return dovecot;
    }

    /** Runs the expirer as the owner of the mailboxes; returns what it printed, and throws unless it exits with 0. */
    public String expirer(String... arguments) throws IOException {
        return Commands.run(daemons.expirer(arguments));
    }

    /** Postfix's master process. */
    public long postfixPid() throws IOException {
        return postfix.pid();
    }

    /** Has the log files copied to this directory when the relay is closed; what was there before goes. */
    public void keepLogsIn(Path directory) {
        keptLogs = directory;
    }

    /** Stops all parts, Postfix first, and removes the directory. */
    @Override
    public void close() throws IOException {
        atExit.now();
    }

    private void removeDirectory() throws IOException {
        var target = keptLogs;
        if (target != null) {
            Files.createDirectories(target.toAbsolutePath().getParent());
            if (Files.exists(target)) {
                FileTree.delete(target);
            }
            FileTree.copyReadable(layout.logs(), target);
        }
        FileTree.delete(layout.root());
    }
}
